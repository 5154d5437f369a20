/** Station logo. */
@NullMarked
package org.retrovue.overlay.bug.internal;

import org.jspecify.annotations.NullMarked;
