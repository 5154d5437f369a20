@NullMarked
@Header(name = "Meta-Persistence", value = "META-INF/persistence.xml")
package org.retrovue.persistence.internal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Header;
