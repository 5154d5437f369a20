/**
 * The catalogue: assets, their state, and looking them up.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.catalog;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
