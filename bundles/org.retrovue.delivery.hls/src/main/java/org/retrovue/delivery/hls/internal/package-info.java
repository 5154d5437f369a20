@NullMarked
package org.retrovue.delivery.hls.internal;

import org.jspecify.annotations.NullMarked;
