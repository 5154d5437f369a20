package org.retrovue.dsl.internal.plan;

/** What can be put into a schedule. */
public sealed interface Content permits Pool, Program, VirtualAsset, SingleAsset {
    /** Returns what the file calls it, for messages and explanations. */
    String name();

    /** Returns where it is written. */
    Place place();
}
