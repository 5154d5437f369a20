package org.retrovue.demo.internal.scenes;

import java.util.List;
import org.retrovue.demo.internal.stage.Angles;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Letters;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** A game show: a wheel that spins up and comes to rest, bulbs that chase each other, a question. */
public final class Wheel implements Scene {
    private static final int FIELDS = 16;
    private static final double ROUND_SECONDS = 10;

    private final Angles angles;
    private final Ink[] fields = new Ink[FIELDS];
    private final Ink wall = Ink.of(0x3c1052);
    private final Ink wallLight = Ink.of(0x521a70);
    private final Ink rim = Ink.of(0xffd24a);
    private final Ink hub = Ink.of(0xfff4d0);
    private final Ink bulbOn = Ink.of(0xfff2a0);
    private final Ink bulbOff = Ink.of(0x70501c);
    private final Plate pointer;
    private final Plate[] texts;

    /** Takes questions and answers in turn. */
    public Wheel(int width, int height, List<String> questions) {
        angles = new Angles(width, height, width / 2.0, height * 0.42);
        for (int i = 0; i < FIELDS; i++) {
            fields[i] = Ink.hsb(i * 5 % FIELDS / (double) FIELDS, 0.8, i % 2 == 0 ? 0.95 : 0.65);
        }
        pointer = Letters.line("▼", height / 9.0, 0xffffff, 0x801020);
        texts = questions.stream()
                .map(text -> Letters.block(text, height / 16.0, width * 9 / 10, 0xffffff, 0x28083a))
                .toArray(Plate[]::new);
    }

    @Override
    public void draw(Stage stage, double seconds) {
        int round = (int) (seconds / ROUND_SECONDS);
        double within = seconds - round * ROUND_SECONDS;
        double eased = 1 - Math.pow(Math.max(0, 1 - within / 6), 3);
        int turned = (int) (Angles.TURN * (eased * 4.3 + round * 0.37));
        int radius = stage.height * 33 / 100;
        angles.paint(stage, (angle, distance) -> {
            if (distance > radius + 6) {
                return (distance + (int) (seconds * 30)) / 22 % 2 == 0 ? wall : wallLight;
            }
            if (distance > radius) {
                return rim;
            }
            if (distance < radius / 6) {
                return hub;
            }
            int turnedAngle = (angle + turned) % Angles.TURN;
            int field = turnedAngle * FIELDS / Angles.TURN;
            return turnedAngle * FIELDS % Angles.TURN < 60 * 3 ? rim : fields[field];
        });
        int chase = (int) (seconds * 8);
        for (int i = 0; i < stage.width / 24; i++) {
            Ink bulb = (i + chase) % 3 == 0 ? bulbOn : bulbOff;
            stage.dot(i * 24 + 8, 4, 9, bulb);
            stage.dot(i * 24 + 8, stage.height - 14, 9, bulb);
        }
        stage.put(pointer, (stage.width - pointer.width()) / 2, stage.height * 2 / 100);
        if (texts.length > 1) {
            boolean answer = within > 6;
            Plate text = texts[(round * 2 + (answer ? 1 : 0)) % texts.length];
            stage.put(text, (stage.width - text.width()) / 2, stage.height * 78 / 100);
        }
    }
}
