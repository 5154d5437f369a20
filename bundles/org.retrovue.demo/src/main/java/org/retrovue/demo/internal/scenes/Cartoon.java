package org.retrovue.demo.internal.scenes;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Random;
import org.retrovue.demo.internal.stage.Ink;
import org.retrovue.demo.internal.stage.Plate;
import org.retrovue.demo.internal.stage.Scene;
import org.retrovue.demo.internal.stage.Stage;

/** A hero of few pixels who runs, jumps and collects coins. */
public final class Cartoon implements Scene {
    private static final String[][] HERO = {
        {
            "..rrrr..",
            ".rrrrrr.",
            ".hhssk..",
            "hshsskss",
            "hshhsssk",
            "..sssss.",
            ".bbwbb..",
            "bbbwbbbb",
            "ssbbbbss",
            "..bbbb..",
            ".bb..bb.",
            "kk....kk"
        },
        {
            "..rrrr..",
            ".rrrrrr.",
            ".hhssk..",
            "hshsskss",
            "hshhsssk",
            "..sssss.",
            ".bbwbb..",
            ".bbwbbs.",
            ".sbbbb..",
            "..bbbb..",
            "..bbbk..",
            "..kk...."
        }
    };
    private static final String[] CLOUD = {
        "....wwww......", "..wwwwwwww.ww.", ".wwwwwwwwwwwww", "wwwwwwwwwwwwww", ".wwwwwwwwwwww."
    };
    private static final String[] COIN = {".yy.", "yyoy", "yyoy", "yyoy", ".yy."};

    private final Plate[] hero = new Plate[2];
    private final Plate cloud;
    private final Plate coin;
    private final Plate hills;
    private final Plate ground;
    private final Ink sky;
    private final Ink skyLow;
    private final int pixel;

    /** Takes the sky's and the hills' colour as 0xRRGGBB. */
    public Cartoon(int width, int height, int skyRgb, int hillRgb, long seed) {
        Random random = new Random(seed);
        pixel = Math.max(2, height / 60) & ~1;
        sky = Ink.of(skyRgb);
        skyLow = Ink.of(Ink.mix(skyRgb, 0xffffff, 0.3));
        hero[0] = sprite(HERO[0], pixel);
        hero[1] = sprite(HERO[1], pixel);
        cloud = sprite(CLOUD, pixel);
        coin = sprite(COIN, pixel);
        hills = Plate.draw(width * 3 / 2, height / 2, pen -> {
            for (int layer = 0; layer < 2; layer++) {
                pen.setColor(new Color(Ink.mix(hillRgb, 0, layer * 0.25)));
                for (int left = 0; left < width * 3 / 2; left += pixel) {
                    double wave = Math.sin(left * 2 * Math.PI * (2 + layer) / (width * 1.5))
                            + 0.4 * Math.sin(left * 2 * Math.PI * 7 / (width * 1.5));
                    int high = (int) (height * (0.24 - layer * 0.1 + wave * 0.08)) / pixel * pixel;
                    pen.fillRect(left, height / 2 - high, pixel, high);
                }
            }
        });
        ground = Plate.draw(pixel * 32, height / 6, pen -> {
            pen.setColor(new Color(0x9c5a2c));
            pen.fillRect(0, 0, pixel * 32, height / 6);
            pen.setColor(new Color(0x5fbf3a));
            pen.fillRect(0, 0, pixel * 32, pixel * 2);
            pen.setColor(new Color(0x6e3c1a));
            for (int i = 0; i < 30; i++) {
                pen.fillRect(random.nextInt(32) * pixel, pixel * 3 + random.nextInt(12) * pixel, pixel, pixel);
            }
        });
    }

    private static Plate sprite(String[] rows, int pixel) {
        return Plate.draw(rows[0].length() * pixel, rows.length * pixel, pen -> {
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length(); column++) {
                    dot(pen, rows[row].charAt(column), column, row, pixel);
                }
            }
        });
    }

    private static void dot(Graphics2D pen, char colour, int column, int row, int pixel) {
        int rgb =
                switch (colour) {
                    case 'r' -> 0x28b8a8;
                    case 'h' -> 0x6a40a0;
                    case 's' -> 0xf4c090;
                    case 'k' -> 0x201818;
                    case 'b' -> 0xe88a20;
                    case 'w' -> 0xffffff;
                    case 'y' -> 0xffd23c;
                    case 'o' -> 0xc88a10;
                    default -> -1;
                };
        if (rgb >= 0) {
            pen.setColor(new Color(rgb));
            pen.fillRect(column * pixel, row * pixel, pixel, pixel);
        }
    }

    @Override
    public void draw(Stage stage, double seconds) {
        int base = stage.height * 5 / 6;
        stage.box(0, 0, stage.width, stage.height / 2, sky);
        stage.box(0, stage.height / 2, stage.width, stage.height / 2, skyLow);
        for (int i = 0; i < 4; i++) {
            int left =
                    stage.width - Math.floorMod((int) (seconds * (12 + 5 * i)) + i * 190, stage.width + cloud.width());
            stage.put(cloud, left, stage.height / 12 + i * stage.height / 11);
        }
        stage.tile(hills, (int) (seconds * 30) / pixel * pixel, base - hills.height());
        int run = (int) (seconds * 24) * pixel;
        stage.tile(ground, run, base);
        double beat = seconds * 0.9 - Math.floor(seconds * 0.9);
        int jump = beat < 0.45 ? (int) (stage.height * 0.85 * beat * (0.45 - beat) * 4) : 0;
        for (int i = 0; i < 6; i++) {
            int way = Math.floorMod(i * stage.width / 5 - run, stage.width * 6 / 5);
            boolean taken = way < stage.width / 4 + hero[0].width();
            if (!taken) {
                int bounce = (int) (4 * Math.sin(seconds * 8 + i));
                stage.put(coin, way, base - stage.height / 4 + bounce);
            }
        }
        int step = jump > 0 ? 0 : (int) (seconds * 8) % 2;
        stage.put(hero[step], stage.width / 4, base - hero[0].height() - jump / pixel * pixel);
    }
}
