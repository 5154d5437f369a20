/**
 * The station itself: where its files are, and what went wrong.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.station;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
