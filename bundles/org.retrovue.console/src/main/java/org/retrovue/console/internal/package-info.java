@NullMarked
package org.retrovue.console.internal;

import org.jspecify.annotations.NullMarked;
