@NullMarked
package org.retrovue.shell.internal;

import org.jspecify.annotations.NullMarked;
