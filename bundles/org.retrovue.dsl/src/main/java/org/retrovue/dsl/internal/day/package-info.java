/** Makes a broadcast day of a plan: pure, from plan, catalogue, day, seed and what was shown. */
@NullMarked
package org.retrovue.dsl.internal.day;

import org.jspecify.annotations.NullMarked;
