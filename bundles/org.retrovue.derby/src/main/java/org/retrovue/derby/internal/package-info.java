@NullMarked
package org.retrovue.derby.internal;

import org.jspecify.annotations.NullMarked;
