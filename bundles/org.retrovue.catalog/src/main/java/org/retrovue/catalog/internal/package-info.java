@NullMarked
package org.retrovue.catalog.internal;

import org.jspecify.annotations.NullMarked;
