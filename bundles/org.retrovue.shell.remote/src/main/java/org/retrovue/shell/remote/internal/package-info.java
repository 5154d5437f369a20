@NullMarked
package org.retrovue.shell.remote.internal;

import org.jspecify.annotations.NullMarked;
