/**
 * The delivery extension point: how viewers get a channel.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.delivery;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
