/**
 * Playout as the channel sessions use it: from block plans to segments.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.playout;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
