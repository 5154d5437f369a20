/** Running channels: viewers, sessions, runway. */
@NullMarked
package org.retrovue.channel.internal;

import org.jspecify.annotations.NullMarked;
