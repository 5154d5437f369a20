package org.retrovue.planning.internal;

/** Bounds the work of one step, so that a station of a thousand channels stays responsive. Days that are on the air now come before days to come. */
final class Budget {
    private int urgent;
    private int usual;

    Budget(int urgent, int usual) {
        this.urgent = urgent;
        this.usual = usual;
    }

    boolean take(boolean now) {
        if (now) {
            return urgent-- > 0;
        }
        return usual-- > 0;
    }
}
