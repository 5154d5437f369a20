/**
 * What the media engine offers to producers and to playout: reading assets, encoding pictures and sound. Native memory stays behind it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.media.api.engine;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
