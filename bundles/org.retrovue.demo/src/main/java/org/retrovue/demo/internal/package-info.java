/** Makes the example station. */
@NullMarked
package org.retrovue.demo.internal;

import org.jspecify.annotations.NullMarked;
