@NullMarked
package org.retrovue.source.filesystem.internal;

import org.jspecify.annotations.NullMarked;
