/**
 * What is kept over restarts: implemented by persistence, used by the owners of the data.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
