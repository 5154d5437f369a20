/**
 * What the faces to people and programs share: commands as they are typed, values as JSON. For bundles that add commands or addresses.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.face;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
