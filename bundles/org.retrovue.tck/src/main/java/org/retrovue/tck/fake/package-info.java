/**
 * Small stand-ins for what a plug-in meets: assets, catalogues, breaks and play histories made from a few words.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.tck.fake;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
