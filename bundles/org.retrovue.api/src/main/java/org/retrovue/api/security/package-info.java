/** Who may change the station. Used by whatever takes a request that changes something. */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.security;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
