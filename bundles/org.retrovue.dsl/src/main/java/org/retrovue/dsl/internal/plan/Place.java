package org.retrovue.dsl.internal.plan;

/**
 * Where something stands.
 *
 * @param file the channel file or one that it extends or includes
 * @param line from one
 */
public record Place(String file, int line) {}
