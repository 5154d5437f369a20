package org.retrovue.demo.internal.scenes;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.media.api.producer.Typeface;

/** Things that nobody needs, for commercials. */
public enum Products {
    /** A can of drink. */
    CAN {
        @Override
        void paint(Graphics2D pen, int s) {
            pen.setPaint(new GradientPaint(s * 0.3f, 0, new Color(0xff5030), s * 0.7f, 0, new Color(0x901010)));
            pen.fillRoundRect(s * 3 / 10, s / 10, s * 4 / 10, s * 8 / 10, s / 8, s / 8);
            pen.setColor(new Color(0xd8dce0));
            pen.fillOval(s * 3 / 10, s * 7 / 100, s * 4 / 10, s / 8);
            pen.setColor(Color.WHITE);
            word(pen, "FIZZ", s, 0.5, s / 6.0);
        }
    },
    /** A mop with a motor. */
    MOP {
        @Override
        void paint(Graphics2D pen, int s) {
            pen.setColor(new Color(0x8a5a2b));
            pen.setStroke(new BasicStroke(s / 18f));
            pen.drawLine(s * 3 / 4, s / 20, s * 2 / 5, s * 6 / 10);
            pen.setColor(new Color(0x40c0b0));
            pen.fillRoundRect(s / 4, s * 52 / 100, s * 4 / 10, s / 6, 14, 14);
            pen.setColor(new Color(0xf0ead8));
            for (int i = 0; i < 9; i++) {
                pen.fillRoundRect(s / 5 + i * s / 18, s * 65 / 100, s / 22, s / 4 + i % 3 * s / 30, 8, 8);
            }
        }
    },
    /** A toaster with an aerial. */
    TOASTER {
        @Override
        void paint(Graphics2D pen, int s) {
            pen.setColor(new Color(0xc88a4a));
            pen.fillRoundRect(s * 3 / 10, s / 5, s * 4 / 10, s / 3, 20, 20);
            pen.setPaint(new GradientPaint(0, s * 0.4f, new Color(0xf0f4f8), 0, s * 0.9f, new Color(0x8a94a0)));
            pen.fillRoundRect(s / 8, s * 4 / 10, s * 3 / 4, s / 2, s / 6, s / 6);
            pen.setColor(new Color(0x303840));
            pen.fillOval(s * 7 / 10, s * 6 / 10, s / 10, s / 10);
            pen.setStroke(new BasicStroke(3));
            pen.drawLine(s / 5, s * 4 / 10, s / 20, s / 10);
            pen.drawLine(s / 4, s * 4 / 10, s / 3, s / 12);
        }
    },
    /** A duck with a dial. */
    DUCK {
        @Override
        void paint(Graphics2D pen, int s) {
            pen.setColor(new Color(0xffd83c));
            pen.fillOval(s / 8, s * 45 / 100, s * 7 / 10, s * 45 / 100);
            pen.fillOval(s / 2, s / 8, s * 38 / 100, s * 38 / 100);
            pen.fillPolygon(new int[] {s / 6, s / 20, s / 3}, new int[] {s * 6 / 10, s * 4 / 10, s / 2}, 3);
            pen.setColor(new Color(0xff8a1c));
            pen.fillPolygon(new int[] {s * 84 / 100, s - 2, s * 84 / 100}, new int[] {s / 4, s / 3, s * 38 / 100}, 3);
            pen.setColor(Color.BLACK);
            pen.fillOval(s * 72 / 100, s * 22 / 100, s / 16, s / 14);
            pen.setColor(new Color(0xc02040));
            pen.fillOval(s / 3, s * 58 / 100, s / 5, s / 5);
        }
    },
    /** A bed with a bear. */
    BED {
        @Override
        void paint(Graphics2D pen, int s) {
            pen.setColor(new Color(0x6b4226));
            pen.fillRect(s / 20, s / 3, s / 12, s / 2);
            pen.fillRect(s * 86 / 100, s * 55 / 100, s / 12, s * 3 / 10);
            pen.setColor(new Color(0x5a78d0));
            pen.fillRoundRect(s / 10, s * 55 / 100, s * 8 / 10, s / 4, 16, 16);
            pen.setColor(new Color(0x8a5a34));
            pen.fillOval(s / 6, s * 35 / 100, s / 4, s / 4);
            pen.fillOval(s / 7, s * 32 / 100, s / 10, s / 10);
            pen.fillOval(s * 34 / 100, s * 32 / 100, s / 10, s / 10);
            pen.setColor(Color.WHITE);
            word(pen, "z Z Z", s, 0.26, s / 7.0);
        }
    },
    /** A tin of fog. */
    FOG {
        @Override
        void paint(Graphics2D pen, int s) {
            pen.setColor(new Color(0x7a8a94));
            pen.fillRect(s / 4, s * 4 / 10, s / 2, s / 2);
            pen.setColor(new Color(0xa0b0b8));
            pen.fillOval(s / 4, s * 35 / 100, s / 2, s / 8);
            pen.setColor(new Color(255, 255, 255, 150));
            for (int i = 0; i < 6; i++) {
                pen.fillOval(s / 6 + i * s / 10, s / 12 + i % 3 * s / 12, s / 4, s / 5);
            }
            pen.setColor(new Color(0x202830));
            word(pen, "FOG", s, 0.72, s / 6.0);
        }
    },
    /** A rocket with seats. */
    ROCKET {
        @Override
        void paint(Graphics2D pen, int s) {
            pen.setColor(new Color(0xff9a20));
            pen.fillPolygon(new int[] {s * 4 / 10, s / 2, s * 6 / 10}, new int[] {s * 8 / 10, s - 2, s * 8 / 10}, 3);
            pen.setColor(new Color(0xe8ecf4));
            pen.fillOval(s * 35 / 100, s / 20, s * 3 / 10, s * 8 / 10);
            pen.setColor(new Color(0xd02840));
            pen.fillPolygon(
                    new int[] {s * 36 / 100, s / 6, s * 38 / 100}, new int[] {s / 2, s * 85 / 100, s * 8 / 10}, 3);
            pen.fillPolygon(
                    new int[] {s * 64 / 100, s * 5 / 6, s * 62 / 100}, new int[] {s / 2, s * 85 / 100, s * 8 / 10}, 3);
            pen.setColor(new Color(0x3080d0));
            for (int i = 0; i < 3; i++) {
                pen.fillOval(s * 44 / 100, s / 5 + i * s / 6, s / 8, s / 8);
            }
        }
    },
    /** A cup of coffee that looks back. */
    COFFEE {
        @Override
        void paint(Graphics2D pen, int s) {
            pen.setColor(new Color(0xf4ecd8));
            pen.fillRoundRect(s / 5, s * 35 / 100, s / 2, s / 2, s / 5, s / 5);
            pen.setStroke(new BasicStroke(s / 18f));
            pen.drawOval(s * 64 / 100, s * 45 / 100, s / 5, s / 4);
            pen.setColor(new Color(0x3a1c0c));
            pen.fillOval(s * 23 / 100, s * 34 / 100, s * 44 / 100, s / 9);
            pen.fillOval(s / 3, s * 55 / 100, s / 16, s / 14);
            pen.fillOval(s / 2, s * 55 / 100, s / 16, s / 14);
            pen.drawArc(s * 36 / 100, s * 66 / 100, s / 5, s / 8, 20, 140);
            pen.setColor(new Color(255, 255, 255, 120));
            pen.drawArc(s * 3 / 10, s / 10, s / 8, s / 5, 90, 180);
            pen.drawArc(s * 48 / 100, s / 12, s / 8, s / 5, 270, 180);
        }
    };

    abstract void paint(Graphics2D pen, int side);

    /** Draws it. */
    public Plate plate(int side) {
        return Plate.draw(side, side, pen -> paint(pen, side));
    }

    private static void word(Graphics2D pen, String text, int side, double row, double size) {
        Typeface.house().drawCentred(pen, text, side / 2.0, side * row + size / 2, size);
    }
}
