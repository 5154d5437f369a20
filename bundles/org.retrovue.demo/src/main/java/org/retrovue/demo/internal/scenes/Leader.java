package org.retrovue.demo.internal.scenes;

import org.retrovue.demo.internal.stage.Angles;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Letters;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** The countdown at the head of a film reel, a second to a number. */
public final class Leader implements Scene {
    private final Plate[] numbers;
    private final Angles angles;
    private final Ink bright;
    private final Ink dim;
    private final Ink line = Ink.of(0x181410);
    private final int from;

    /** Counts down from a number; the tint is 0xRRGGBB. */
    public Leader(int width, int height, int from, int tint) {
        this.from = from;
        angles = new Angles(width, height, width / 2.0, height / 2.0);
        bright = Ink.of(tint);
        dim = Ink.of(Ink.mix(tint, 0, 0.35));
        numbers = new Plate[from + 1];
        for (int i = 0; i <= from; i++) {
            numbers[i] = Letters.line(i == 0 ? "★" : Integer.toString(i), height * 0.5, 0x181410, tint);
        }
    }

    @Override
    public void draw(Stage stage, double seconds) {
        int sweep = (int) ((seconds - Math.floor(seconds)) * Angles.TURN);
        int outer = stage.height * 44 / 100;
        int inner = stage.height * 36 / 100;
        angles.paint(stage, (angle, distance) -> {
            if (Math.abs(distance - outer) < 3 || Math.abs(distance - inner) < 2) {
                return line;
            }
            return angle < sweep ? dim : bright;
        });
        stage.box(0, stage.height / 2 - 1, stage.width, 2, line);
        stage.box(stage.width / 2 - 1, 0, 2, stage.height, line);
        Plate number = numbers[Math.max(0, from - (int) seconds)];
        stage.put(number, (stage.width - number.width()) / 2, (stage.height - number.height()) / 2);
    }
}
