/**
 * The test kit: a clock that is moved by hand, and configurations as Configuration Admin would give them.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.tck;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
