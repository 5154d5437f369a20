/**
 * Looking into a media file: what enrichers use.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.media.api.probe;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
