/**
 * Pictures, sound and house format: the values that producers, overlays, the engine and playout share.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.media.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
