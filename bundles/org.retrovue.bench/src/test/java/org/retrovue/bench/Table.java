package org.retrovue.bench;

/** Lines that "retrovue bench" shows. */
final class Table {
    private Table() {}

    @SuppressWarnings("SystemOut")
    static void row(String... cells) {
        System.out.println("bench| " + String.join(" | ", cells) + " |");
    }
}
