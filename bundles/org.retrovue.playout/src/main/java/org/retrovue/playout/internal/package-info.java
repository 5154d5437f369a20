/** Block plan to events, GOPs, sound and segments; the cache; render scheduling. */
@NullMarked
package org.retrovue.playout.internal;

import org.jspecify.annotations.NullMarked;
