/** What a channel file says, as immutable values: made by the reader, executed by the compiler. */
@NullMarked
package org.retrovue.dsl.internal.plan;

import org.jspecify.annotations.NullMarked;
