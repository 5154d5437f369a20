@NullMarked
package org.retrovue.guide.internal;

import org.jspecify.annotations.NullMarked;
