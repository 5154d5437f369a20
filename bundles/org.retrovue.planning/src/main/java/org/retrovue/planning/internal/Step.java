package org.retrovue.planning.internal;

import java.time.Duration;
import java.time.Instant;
import org.retrovue.api.catalog.CatalogSnapshot;

/**
 * What one step may use.
 *
 * @param now station time
 * @param catalog the catalogue at that time
 * @param library the generation of the catalogue that last concerned plans
 * @param lockUntil how far to lock; nearer while the library still grows
 * @param settling whether the library still grows
 * @param offered how far beyond now viewers may have been offered what is there, station time
 * @param depths how far ahead is planned
 * @param budget bounds the work
 */
record Step(
        Instant now,
        CatalogSnapshot catalog,
        long library,
        Instant lockUntil,
        boolean settling,
        Duration offered,
        Depths depths,
        Budget budget) {}
