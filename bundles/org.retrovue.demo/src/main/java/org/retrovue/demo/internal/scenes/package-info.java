/** What the example station's programmes show. Each scene is a function of the frame number. */
@NullMarked
package org.retrovue.demo.internal.scenes;

import org.jspecify.annotations.NullMarked;
