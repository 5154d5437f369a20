/**
 * The overlay extension point: what is drawn over the pictures of an event.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.media.api.overlay;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
