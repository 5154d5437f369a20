/**
 * Figures of the station that a monitoring tool collects.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.metrics;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
