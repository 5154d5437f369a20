@NullMarked
package org.retrovue.traffic.policies.internal;

import org.jspecify.annotations.NullMarked;
