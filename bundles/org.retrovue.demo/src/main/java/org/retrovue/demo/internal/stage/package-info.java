/** The stage that scenes are drawn on: planes of bytes, prepared plates, simple shapes. */
@NullMarked
package org.retrovue.demo.internal.stage;

import org.jspecify.annotations.NullMarked;
