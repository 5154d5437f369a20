@NullMarked
package org.retrovue.rest.internal;

import org.jspecify.annotations.NullMarked;
