@NullMarked
package org.retrovue.station.internal;

import org.jspecify.annotations.NullMarked;
