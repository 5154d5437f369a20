package org.retrovue.demo.internal.scenes;

import java.util.List;
import java.util.Random;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Letters;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;

/** What is done to scenes: titles, captions, credits, the look of old film. */
public final class Scenes {
    private static final double CAPTION_SECONDS = 6;

    private Scenes() {}

    /** A title that drops in over a scene, and a line below it. */
    public static Scene titled(Scene backdrop, int width, int height, String title, String line, int rgb) {
        Plate big = Letters.block(title, height / 6.5, width * 94 / 100, rgb, 0x181020);
        Plate small = Letters.block(line, height / 15.0, width * 9 / 10, 0xffffff, 0x181020);
        return (stage, seconds) -> {
            backdrop.draw(stage, seconds);
            double fall = Math.min(1, seconds / 0.7);
            double bounce = 1 - Math.pow(1 - fall, 3) + 0.06 * Math.sin(fall * Math.PI);
            int rest = (height - big.height()) * 4 / 10;
            int top = (int) (-big.height() + (rest + big.height()) * bounce);
            stage.put(big, (width - big.width()) / 2, top + (int) (2 * Math.sin(seconds * 2)));
            int opacity = (int) (256 * Math.max(0, Math.min(1, seconds - 0.9)));
            stage.put(small, (width - small.width()) / 2, rest + big.height() + height / 30, opacity);
        };
    }

    /** Lines of text below a scene, one after the other. */
    public static Scene told(Scene scene, int width, int height, List<String> lines) {
        Plate[] plates = lines.stream()
                .map(line -> Letters.block(line, height / 16.0, width * 9 / 10, 0xfff4c8, 0x14100c))
                .toArray(Plate[]::new);
        return (stage, seconds) -> {
            scene.draw(stage, seconds);
            int line = (int) (seconds / CAPTION_SECONDS);
            double within = seconds - line * CAPTION_SECONDS;
            if (within > 0.5 && within < CAPTION_SECONDS - 0.5) {
                Plate plate = plates[line % plates.length];
                stage.put(plate, (width - plate.width()) / 2, height - plate.height() - height / 24);
            }
        };
    }

    /** Names that roll upwards over a scene; a few of their lines are shown at a time. */
    public static Scene credits(Scene backdrop, int width, int height, List<String> lines) {
        Plate roll = Letters.block(String.join("\n", lines), height / 14.0, width * 9 / 10, 0xffffff, 0x101018);
        return (stage, seconds) -> {
            backdrop.draw(stage, seconds);
            stage.dim(120);
            stage.put(roll, (width - roll.width()) / 2, height - (int) (seconds * height / 7));
        };
    }

    /** Words that come up one after the other, a second or two each, in the middle of a scene. */
    public static Scene shouted(Scene backdrop, int width, int height, double each, int rgb, List<String> words) {
        Plate[] plates = words.stream()
                .map(word -> Letters.block(word, height / 8.0, width * 94 / 100, rgb, 0x201018))
                .toArray(Plate[]::new);
        return (stage, seconds) -> {
            backdrop.draw(stage, seconds);
            int word = Math.min(plates.length - 1, (int) (seconds / each));
            double within = seconds - word * each;
            int opacity = (int) (256 * Math.min(1, within / 0.25));
            int top = (height - plates[word].height()) * 3 / 4 + (int) (20 * Math.max(0, 0.25 - within) / 0.25);
            stage.put(plates[word], (width - plates[word].width()) / 2, top, opacity);
        };
    }

    /** A thing that hops in the middle of a scene. */
    public static Scene shown(Scene backdrop, Plate thing) {
        return (stage, seconds) -> {
            backdrop.draw(stage, seconds);
            double hop = Math.abs(Math.sin(seconds * 3.2));
            int left = (int) (stage.width * 0.5 + stage.width * 0.08 * Math.sin(seconds * 1.1)) - thing.width() / 2;
            stage.put(thing, left, (int) (stage.height * 0.34 - stage.height * 0.08 * hop) - thing.height() / 4);
        };
    }

    /** Old film: one tint for all, flicker, scratches, a hair in the gate. */
    public static Scene worn(Scene scene, int tint, long seed) {
        Ink ink = Ink.of(tint);
        Ink scratch = Ink.of(0xd8d0c0);
        Ink dirt = Ink.of(0x100c08);
        return (stage, seconds) -> {
            scene.draw(stage, seconds);
            Random random = new Random(seed + (long) (seconds * 12));
            stage.bleach(ink);
            if (random.nextInt(5) == 0) {
                stage.shade(0, 0, stage.width, stage.height, 225 + random.nextInt(25));
            }
            if (random.nextInt(3) > 0) {
                stage.box(
                        (int) (stage.width * (0.2 + 0.5 * ((seconds * 0.05) % 1))) + random.nextInt(4),
                        0,
                        1,
                        stage.height,
                        scratch);
            }
            for (int i = 0; i < 3; i++) {
                stage.dot(random.nextInt(stage.width), random.nextInt(stage.height), 1 + random.nextInt(4), dirt);
            }
        };
    }

    /** Lightning: now and then the scene turns white for a moment. */
    public static Scene stormy(Scene scene) {
        Ink flash = Ink.of(0xe8ecff);
        return (stage, seconds) -> {
            double within = seconds % 9.3;
            if (within > 8.8 && ((int) (within * 15) % 3 == 0)) {
                stage.fill(flash);
            } else {
                scene.draw(stage, seconds);
            }
        };
    }
}
