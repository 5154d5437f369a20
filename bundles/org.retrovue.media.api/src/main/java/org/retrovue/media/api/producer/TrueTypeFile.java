package org.retrovue.media.api.producer;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads outlines from a TrueType file: the tables cmap (format 4), glyf, head, hhea, hmtx, loca. In font units, y upwards.
 *
 * <p>Ours rather than the platform's: text then needs no font library on the machine and looks the same, to the bit, on all of them.
 */
final class TrueTypeFile {
    private static final int ON_CURVE = 1;
    private static final int SHORT_X = 2;
    private static final int SHORT_Y = 4;
    private static final int REPEAT = 8;
    private static final int SAME_X = 16;
    private static final int SAME_Y = 32;

    private static final int WORDS = 1;
    private static final int OFFSETS = 2;
    private static final int ONE_SCALE = 8;
    private static final int MORE = 32;
    private static final int TWO_SCALES = 64;
    private static final int MATRIX = 128;

    private final ByteBuffer bytes;
    private final Map<String, Integer> tables = new HashMap<>();
    private final int characters;

    TrueTypeFile(byte[] file) {
        bytes = ByteBuffer.wrap(file);
        for (int i = 0; i < u16(4); i++) {
            int entry = 12 + 16 * i;
            tables.put(new String(file, entry, 4, StandardCharsets.US_ASCII), bytes.getInt(entry + 8));
        }
        characters = characterTable();
    }

    int unitsPerEm() {
        return u16(table("head") + 18);
    }

    int ascent() {
        return s16(table("hhea") + 4);
    }

    /** Below the baseline, as a positive number. */
    int descent() {
        return -s16(table("hhea") + 6);
    }

    int advance(int glyph) {
        int widths = u16(table("hhea") + 34);
        return u16(table("hmtx") + 4 * Math.min(glyph, widths - 1));
    }

    /** Returns the glyph of a character; 0, the box, where there is none. */
    int glyph(int character) {
        int segments = u16(characters + 6);
        int ends = characters + 14;
        int starts = ends + segments + 2;
        for (int at = 0; at < segments; at += 2) {
            if (character > u16(ends + at)) {
                continue;
            }
            if (character < u16(starts + at)) {
                return 0;
            }
            int delta = u16(starts + segments + at);
            int offsetAt = starts + 2 * segments + at;
            int offset = u16(offsetAt);
            if (offset == 0) {
                return character + delta & 0xffff;
            }
            int glyph = u16(offsetAt + offset + 2 * (character - u16(starts + at)));
            return glyph == 0 ? 0 : glyph + delta & 0xffff;
        }
        return 0;
    }

    Path2D.Double outline(int glyph) {
        Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        append(glyph, path, 0);
        return path;
    }

    private void append(int glyph, Path2D.Double path, int depth) {
        int from = location(glyph);
        if (from == location(glyph + 1) || depth > 4) {
            return;
        }
        int at = table("glyf") + from;
        int contours = s16(at);
        if (contours >= 0) {
            simple(at + 10, contours, path);
        } else {
            compound(at + 10, path, depth);
        }
    }

    private void compound(int from, Path2D.Double path, int depth) {
        int at = from;
        int flags;
        do {
            flags = u16(at);
            int glyph = u16(at + 2);
            at += 4;
            boolean words = (flags & WORDS) != 0;
            double dx = words ? s16(at) : bytes.get(at);
            double dy = words ? s16(at + 2) : bytes.get(at + 1);
            at += words ? 4 : 2;
            double[] m = {1, 0, 0, 1};
            if ((flags & ONE_SCALE) != 0) {
                m[0] = m[3] = fraction(at);
                at += 2;
            } else if ((flags & TWO_SCALES) != 0) {
                m[0] = fraction(at);
                m[3] = fraction(at + 2);
                at += 4;
            } else if ((flags & MATRIX) != 0) {
                for (int i = 0; i < 4; i++) {
                    m[i] = fraction(at + 2 * i);
                }
                at += 8;
            }
            boolean moved = (flags & OFFSETS) != 0;
            Path2D.Double part = new Path2D.Double(Path2D.WIND_NON_ZERO);
            append(glyph, part, depth + 1);
            part.transform(new AffineTransform(m[0], m[1], m[2], m[3], moved ? dx : 0, moved ? dy : 0));
            path.append(part, false);
        } while ((flags & MORE) != 0);
    }

    private void simple(int from, int contours, Path2D.Double path) {
        int points = contours == 0 ? 0 : u16(from + 2 * (contours - 1)) + 1;
        int at = from + 2 * contours;
        at += 2 + u16(at);
        int[] flags = new int[points];
        for (int i = 0; i < points; i++) {
            int flag = bytes.get(at++) & 255;
            flags[i] = flag;
            if ((flag & REPEAT) != 0) {
                for (int times = bytes.get(at++) & 255; times > 0 && i + 1 < points; times--) {
                    flags[++i] = flag;
                }
            }
        }
        int[] xs = new int[points];
        at = coordinates(at, flags, SHORT_X, SAME_X, xs);
        int[] ys = new int[points];
        coordinates(at, flags, SHORT_Y, SAME_Y, ys);
        int first = 0;
        for (int i = 0; i < contours; i++) {
            int last = u16(from + 2 * i);
            contour(flags, xs, ys, first, last, path);
            first = last + 1;
        }
    }

    private int coordinates(int from, int[] flags, int isShort, int same, int[] into) {
        int at = from;
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            if ((flags[i] & isShort) != 0) {
                int step = bytes.get(at++) & 255;
                value += (flags[i] & same) != 0 ? step : -step;
            } else if ((flags[i] & same) == 0) {
                value += s16(at);
                at += 2;
            }
            into[i] = value;
        }
        return at;
    }

    /** Between two points off the curve there is one on it, half-way. */
    private static void contour(int[] flags, int[] xs, int[] ys, int first, int last, Path2D.Double path) {
        int count = last - first + 1;
        if (count < 2) {
            return;
        }
        boolean begins = (flags[first] & ON_CURVE) != 0;
        double startX = begins ? xs[first] : (xs[first] + xs[last]) / 2.0;
        double startY = begins ? ys[first] : (ys[first] + ys[last]) / 2.0;
        path.moveTo(startX, startY);
        for (int i = begins ? 1 : 0; i < count; i++) {
            int point = first + i;
            if ((flags[point] & ON_CURVE) != 0) {
                path.lineTo(xs[point], ys[point]);
                continue;
            }
            if (i == count - 1) {
                path.quadTo(xs[point], ys[point], startX, startY);
            } else if ((flags[point + 1] & ON_CURVE) != 0) {
                path.quadTo(xs[point], ys[point], xs[point + 1], ys[point + 1]);
                i++;
            } else {
                path.quadTo(xs[point], ys[point], (xs[point] + xs[point + 1]) / 2.0, (ys[point] + ys[point + 1]) / 2.0);
            }
        }
        path.closePath();
    }

    private int location(int glyph) {
        int table = table("loca");
        return s16(table("head") + 50) == 0 ? 2 * u16(table + 2 * glyph) : bytes.getInt(table + 4 * glyph);
    }

    private int characterTable() {
        int cmap = table("cmap");
        for (int i = 0; i < u16(cmap + 2); i++) {
            int at = cmap + bytes.getInt(cmap + 4 + 8 * i + 4);
            if (u16(at) == 4) {
                return at;
            }
        }
        throw new IllegalArgumentException("the font has no character table of format 4");
    }

    private int table(String name) {
        Integer at = tables.get(name);
        if (at == null) {
            throw new IllegalArgumentException("the font has no table " + name);
        }
        return at;
    }

    private double fraction(int at) {
        return s16(at) / 16384.0;
    }

    private int u16(int at) {
        return bytes.getShort(at) & 0xffff;
    }

    private int s16(int at) {
        return bytes.getShort(at);
    }
}
