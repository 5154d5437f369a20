/**
 * Planning: the schedule compiler extension point, and the artefacts from channel file to transmission log.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.plan;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
