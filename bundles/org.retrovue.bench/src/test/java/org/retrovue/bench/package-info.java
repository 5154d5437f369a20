/** Measures rendering. */
@NullMarked
package org.retrovue.bench;

import org.jspecify.annotations.NullMarked;
