/**
 * Contract tests, one class for each extension point. The author of a plug-in extends the class and says how to make the plug-in; the rules are then tests of it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.tck.contract;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
