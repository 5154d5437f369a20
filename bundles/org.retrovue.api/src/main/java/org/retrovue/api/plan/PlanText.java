package org.retrovue.api.plan;

/**
 * A channel file.
 *
 * @param file its name, for messages
 * @param text what is in it
 */
public record PlanText(String file, String text) {}
