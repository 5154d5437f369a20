/**
 * The producer extension point: who makes pictures and sound for an event.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.retrovue.media.api.producer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
