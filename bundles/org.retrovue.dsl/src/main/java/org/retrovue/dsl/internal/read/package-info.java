/** Turns the text of a channel file, with what it extends and includes, into a {@link org.retrovue.dsl.internal.plan.ChannelPlan}; all mistakes at once. */
@NullMarked
package org.retrovue.dsl.internal.read;

import org.jspecify.annotations.NullMarked;
