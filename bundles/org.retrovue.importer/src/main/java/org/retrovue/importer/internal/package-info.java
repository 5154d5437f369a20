/** Turns schedules of other stations into channel files. */
@NullMarked
package org.retrovue.importer.internal;

import org.jspecify.annotations.NullMarked;
