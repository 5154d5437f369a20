@NullMarked
package org.retrovue.dsl.internal;

import org.jspecify.annotations.NullMarked;
