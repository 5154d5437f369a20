@NullMarked
package org.retrovue.console.security.internal;

import org.jspecify.annotations.NullMarked;
