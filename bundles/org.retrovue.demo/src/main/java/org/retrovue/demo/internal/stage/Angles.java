package org.retrovue.demo.internal.stage;

/** For each cell of four pixels its direction and distance from a middle, worked out once. */
public final class Angles {
    /** So many steps are a full turn. */
    public static final int TURN = 3600;

    private final int columns;
    private final short[] angle;
    private final short[] distance;

    /** Measures around a middle given in luma pixels. Zero is upwards, clockwise. */
    public Angles(int width, int height, double middleX, double middleY) {
        columns = width / 2;
        int rows = height / 2;
        angle = new short[columns * rows];
        distance = new short[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double dx = 2 * column + 1 - middleX;
                double dy = 2 * row + 1 - middleY;
                double turn = Math.atan2(dx, -dy) / (2 * Math.PI);
                angle[row * columns + column] = (short) Math.floorMod((int) Math.floor(turn * TURN), TURN);
                distance[row * columns + column] = (short) Math.hypot(dx, dy);
            }
        }
    }

    /** What colour a cell has. */
    @FunctionalInterface
    public interface Paint {
        /** Gives the ink, or null to leave the cell. */
        @org.jspecify.annotations.Nullable
        Ink at(int angle, int distance);
    }

    /** Paints all cells. */
    public void paint(Stage stage, Paint paint) {
        for (int at = 0; at < angle.length; at++) {
            Ink ink = paint.at(angle[at], distance[at]);
            if (ink != null) {
                stage.cell(at % columns, at / columns, ink);
            }
        }
    }
}
