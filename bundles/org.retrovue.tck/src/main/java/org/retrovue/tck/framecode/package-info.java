/**
 * Media that say what they are: clips in which every frame and every second of sound carries a code, and a reader that tells for every output frame of a stream which source frame it shows.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.tck.framecode;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
