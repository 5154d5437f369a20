@NullMarked
package org.retrovue.source.catalogfile.internal;

import org.jspecify.annotations.NullMarked;
