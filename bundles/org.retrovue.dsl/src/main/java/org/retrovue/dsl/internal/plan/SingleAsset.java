package org.retrovue.dsl.internal.plan;

/**
 * One asset by name: its id, one of its aliases, or its title (in this order, without regard to case).
 *
 * @param name as in the file
 */
public record SingleAsset(String name, Place place) implements Content {}
