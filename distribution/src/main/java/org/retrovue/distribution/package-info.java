/** Lays the runnable station out of the checked list of bundles; runs in the build only. */
@NullMarked
package org.retrovue.distribution;

import org.jspecify.annotations.NullMarked;
