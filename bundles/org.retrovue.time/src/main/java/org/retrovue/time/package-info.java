/**
 * Exact media time: rational frame rates, frame and sample arithmetic, broadcast days. Used by every other bundle; depends on nothing.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.time;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
