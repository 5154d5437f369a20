@NullMarked
package org.retrovue.traffic.internal;

import org.jspecify.annotations.NullMarked;
