package org.retrovue.media.api.producer;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The house's letters: DejaVu Sans Condensed Bold, shipped with this bundle. Any thread.
 *
 * <p>Text is drawn as shapes. It needs neither fonts nor a font library on the machine, and comes out the same on all of them, which a picture that is named by its content has to.
 * Sizes and places are in pixels.
 */
public final class Typeface {
    private final TrueTypeFile file;
    private final Map<Integer, Path2D.Double> outlines = new ConcurrentHashMap<>();

    private Typeface(TrueTypeFile file) {
        this.file = file;
    }

    /**
     * Returns the house's typeface.
     *
     * @return always the same one
     */
    public static Typeface house() {
        return House.TYPEFACE;
    }

    /**
     * Draws a line of text in the pen's colour. Letters that the typeface lacks become boxes.
     *
     * @param pen where to draw
     * @param text one line
     * @param x left edge
     * @param baseline where the letters stand
     * @param size height of the em square
     */
    public void draw(Graphics2D pen, String text, double x, double baseline, double size) {
        pen.fill(outline(text, x, baseline, size));
    }

    /**
     * Draws a line of text around a middle.
     *
     * @param pen where to draw
     * @param text one line
     * @param middle where half of its width lies
     * @param baseline where the letters stand
     * @param size height of the em square
     */
    public void drawCentred(Graphics2D pen, String text, double middle, double baseline, double size) {
        draw(pen, text, middle - width(text, size) / 2, baseline, size);
    }

    /**
     * Returns a line of text as a shape, to fill, stroke or move.
     *
     * @param text one line
     * @param x left edge
     * @param baseline where the letters stand
     * @param size height of the em square
     * @return a new shape
     */
    public Path2D.Double outline(String text, double x, double baseline, double size) {
        double scale = size / file.unitsPerEm();
        Path2D.Double line = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double at = x;
        for (int glyph : glyphs(text)) {
            Path2D.Double letter = outlines.computeIfAbsent(glyph, file::outline);
            line.append(letter.getPathIterator(new AffineTransform(scale, 0, 0, -scale, at, baseline)), false);
            at += file.advance(glyph) * scale;
        }
        return line;
    }

    /**
     * Measures a line of text.
     *
     * @param text one line
     * @param size height of the em square
     * @return its width
     */
    public double width(String text, double size) {
        long units = 0;
        for (int glyph : glyphs(text)) {
            units += file.advance(glyph);
        }
        return units * size / file.unitsPerEm();
    }

    /**
     * Returns how far letters rise above the baseline.
     *
     * @param size height of the em square
     * @return the distance
     */
    public double ascent(double size) {
        return file.ascent() * size / file.unitsPerEm();
    }

    /**
     * Returns a good distance from one baseline to the next.
     *
     * @param size height of the em square
     * @return the distance
     */
    public double lineHeight(double size) {
        return (file.ascent() + file.descent()) * size / file.unitsPerEm();
    }

    /**
     * Breaks a text into lines at its blanks and line ends; a word that is too long alone is broken inside.
     *
     * @param text any text
     * @param size height of the em square
     * @param width what a line may have
     * @return the lines, none empty but those that the text has
     */
    public List<String> wrap(String text, double size, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.strip().split("\\s+")) {
                String rest = word;
                if (!line.isEmpty() && width(line + " " + rest, size) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                while (width(rest, size) > width && rest.length() > 1) {
                    int fits = fitting(rest, size, width);
                    lines.add(rest.substring(0, fits));
                    rest = rest.substring(fits);
                }
                line.append(line.isEmpty() ? "" : " ").append(rest);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private int fitting(String word, double size, double width) {
        int fits = 1;
        while (fits < word.length() && width(word.substring(0, fits + 1), size) <= width) {
            fits++;
        }
        return fits;
    }

    private int[] glyphs(String text) {
        return text.codePoints().map(file::glyph).toArray();
    }

    /** Loaded when it is first wanted. */
    private static final class House {
        static final Typeface TYPEFACE = load("DejaVuSansCondensed-Bold.ttf");

        private static Typeface load(String resource) {
            try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the bundle lacks its font " + resource);
                }
                return new Typeface(new TrueTypeFile(in.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
