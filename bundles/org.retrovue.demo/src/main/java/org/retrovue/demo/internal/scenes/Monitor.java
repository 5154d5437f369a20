package org.retrovue.demo.internal.scenes;

import java.awt.Color;
import java.util.List;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Letters;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** A hospital monitor: three traces that write themselves, a pulse, and what the staff says below. */
public final class Monitor implements Scene {
    private static final double LINE_SECONDS = 5;

    private final Plate screen;
    private final Plate heart;
    private final Plate[] lines;
    private final Ink[] traces = {Ink.of(0x4dff7a), Ink.of(0x5ad0ff), Ink.of(0xffe04a)};

    /** Takes the conversation. */
    public Monitor(int width, int height, List<String> dialogue) {
        screen = Plate.draw(width, height, pen -> {
            pen.setColor(new Color(0x06140e));
            pen.fillRect(0, 0, width, height);
            pen.setColor(new Color(0x0d2c20));
            for (int i = 0; i < width; i += height / 18) {
                pen.fillRect(i, 0, 1, height);
            }
            for (int i = 0; i < height; i += height / 18) {
                pen.fillRect(0, i, width, 1);
            }
            pen.setColor(new Color(0x1e2a34));
            pen.fillRect(0, height * 82 / 100, width, height);
        });
        heart = Letters.line("♥ 72", height / 9.0, 0xff5a6a, 0x06140e);
        lines = dialogue.stream()
                .map(line -> Letters.block(line, height / 19.0, width * 9 / 10, 0xf0f4ff, 0x10161c))
                .toArray(Plate[]::new);
    }

    @Override
    public void draw(Stage stage, double seconds) {
        stage.put(screen, 0, 0);
        double speed = stage.width / 4.0;
        double head = seconds * speed % stage.width;
        for (int trace = 0; trace < 3; trace++) {
            int middle = stage.height * (18 + 24 * trace) / 100;
            int before = middle;
            for (int column = 0; column < stage.width; column += 2) {
                double age = head - column;
                double time = age >= 0 ? seconds - age / speed : seconds - (age + stage.width) / speed;
                int row = middle - (int) (stage.height * 0.1 * wave(trace, time));
                boolean erased = age < 0 && age > -stage.width * 0.06;
                if (!erased) {
                    stage.box(column, Math.min(before, row), 2, Math.abs(before - row) + 3, traces[trace]);
                }
                before = row;
            }
        }
        double beat = seconds * 1.2 - Math.floor(seconds * 1.2);
        stage.put(heart, stage.width - heart.width() - 10, 8, beat < 0.25 ? 256 : 120);
        if (lines.length > 0) {
            Plate line = lines[(int) (seconds / LINE_SECONDS) % lines.length];
            stage.put(line, (stage.width - line.width()) / 2, stage.height * 83 / 100);
        }
    }

    private static double wave(int trace, double time) {
        double beat = time * 1.2 - Math.floor(time * 1.2);
        return switch (trace) {
            case 0 ->
                spike(beat, 0.18, 0.03, 0.2)
                        - spike(beat, 0.27, 0.012, 0.25)
                        + spike(beat, 0.3, 0.014, 1.1)
                        - spike(beat, 0.335, 0.014, 0.35)
                        + spike(beat, 0.55, 0.05, 0.28);
            case 1 -> 0.5 * Math.sin(beat * 2 * Math.PI) + 0.25 * Math.sin(beat * 4 * Math.PI + 1);
            default -> 0.6 * Math.sin(time * 1.5) + 0.1 * Math.sin(time * 9);
        };
    }

    private static double spike(double at, double middle, double width, double height) {
        double away = (at - middle) / width;
        return height * Math.exp(-away * away);
    }
}
