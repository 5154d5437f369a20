@NullMarked
package org.retrovue.clock.internal;

import org.jspecify.annotations.NullMarked;
