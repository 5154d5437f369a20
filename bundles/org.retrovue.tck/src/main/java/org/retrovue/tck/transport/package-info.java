/**
 * A strict reader of MPEG transport streams, which shares no code with the station's writer.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.tck.transport;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
