@NullMarked
package org.retrovue.delivery.mpegts.internal;

import org.jspecify.annotations.NullMarked;
