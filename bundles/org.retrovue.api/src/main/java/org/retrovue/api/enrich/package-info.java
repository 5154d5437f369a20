/**
 * The enricher extension point: what is known of an asset.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.enrich;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
