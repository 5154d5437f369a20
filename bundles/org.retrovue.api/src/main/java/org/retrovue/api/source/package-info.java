/**
 * The source-adapter extension point: what media exists.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.source;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
