@NullMarked
package org.retrovue.planning.internal;

import org.jspecify.annotations.NullMarked;
