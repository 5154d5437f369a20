package org.retrovue.demo.internal.scenes;

import org.retrovue.demo.internal.stage.Angles;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** Rays that turn around a middle. */
public final class Sunburst implements Scene {
    private static final int RAYS = 12;

    private final Angles angles;
    private final Ink light;
    private final Ink dark;
    private final Ink core;

    /** Takes two 0xRRGGBB colours. */
    public Sunburst(int width, int height, int light, int dark) {
        angles = new Angles(width, height, width / 2.0, height * 0.55);
        this.light = Ink.of(light);
        this.dark = Ink.of(dark);
        core = Ink.of(Ink.mix(light, 0xffffff, 0.35));
    }

    @Override
    public void draw(Stage stage, double seconds) {
        int turned = (int) (seconds * Angles.TURN / 24);
        int width = Angles.TURN / RAYS;
        int radius = (int) (stage.height * (0.26 + 0.02 * Math.sin(seconds * 3)));
        angles.paint(
                stage,
                (angle, distance) -> distance < radius ? core : (angle + turned) % width * 2 < width ? light : dark);
    }
}
