/**
 * Channels: what they are, and what is on the air. Deliveries need this package alone.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.api.channel;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
