/**
 * The one station time. Nothing else reads a system clock.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.clock;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
