/** Bars, tone, slates, countdown and black, computed from the frame number. */
@NullMarked
package org.retrovue.producer.synthetic.internal;

import org.jspecify.annotations.NullMarked;
