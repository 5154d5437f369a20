/** Records pictures and sound into files. */
@NullMarked
package org.retrovue.media.engine.internal.record;

import org.jspecify.annotations.NullMarked;
