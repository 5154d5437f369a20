@NullMarked
package org.retrovue.enrich.probe.internal;

import org.jspecify.annotations.NullMarked;
