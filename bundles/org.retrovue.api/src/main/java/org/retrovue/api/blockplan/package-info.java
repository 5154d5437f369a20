/**
 * Block plans: blocks made frame-exact, their breaks filled; what playout executes.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.blockplan;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
