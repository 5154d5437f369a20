@NullMarked
package org.retrovue.producer.asset.internal;

import org.jspecify.annotations.NullMarked;
