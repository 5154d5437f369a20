@NullMarked
package org.retrovue.media.engine.internal;

import org.jspecify.annotations.NullMarked;
