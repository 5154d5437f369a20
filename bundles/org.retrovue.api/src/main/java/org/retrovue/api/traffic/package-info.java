/**
 * Traffic: policies that exclude spots and selectors that choose them, and what they may know.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.traffic;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
