package org.retrovue.demo.internal.stage;

/** Something to look at. Used by one thread; made for stages of one size. */
@FunctionalInterface
public interface Scene {
    /**
     * Draws one moment. All of the stage is painted.
     *
     * @param stage where to
     * @param seconds since the scene began
     */
    void draw(Stage stage, double seconds);
}
