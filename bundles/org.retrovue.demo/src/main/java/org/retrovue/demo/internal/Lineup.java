package org.retrovue.demo.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.retrovue.demo.internal.scenes.Bar;
import org.retrovue.demo.internal.scenes.Cartoon;
import org.retrovue.demo.internal.scenes.Forest;
import org.retrovue.demo.internal.scenes.Harbor;
import org.retrovue.demo.internal.scenes.Highway;
import org.retrovue.demo.internal.scenes.LavaLamp;
import org.retrovue.demo.internal.scenes.Leader;
import org.retrovue.demo.internal.scenes.Monitor;
import org.retrovue.demo.internal.scenes.News;
import org.retrovue.demo.internal.scenes.Parlor;
import org.retrovue.demo.internal.scenes.Plasma;
import org.retrovue.demo.internal.scenes.Products;
import org.retrovue.demo.internal.scenes.Scenes;
import org.retrovue.demo.internal.scenes.Skyline;
import org.retrovue.demo.internal.scenes.Starfield;
import org.retrovue.demo.internal.scenes.Sunburst;
import org.retrovue.demo.internal.scenes.Wheel;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** All clips of the example station. */
final class Lineup {
    private static final Clip.Shape SITCOM = new Clip.Shape(448, 336, Rational.ONE, FrameRate.NTSC, "mp2", 48_000, 1);
    private static final Clip.Shape FILM =
            new Clip.Shape(512, 288, Rational.ONE, FrameRate.FILM_NTSC, "aac", 48_000, 1);
    private static final Clip.Shape PAL = new Clip.Shape(384, 288, Rational.ONE, FrameRate.PAL, "mp2", 44_100, 1);
    private static final Clip.Shape PAL_WIDE =
            new Clip.Shape(384, 288, Rational.of(4, 3), FrameRate.PAL, "ac3", 48_000, 1);
    private static final Clip.Shape WIDE = new Clip.Shape(576, 324, Rational.ONE, FrameRate.NTSC, "mp2", 48_000, 1);
    private static final Clip.Shape CARD = new Clip.Shape(448, 336, Rational.ONE, FrameRate.NTSC, "flac", 44_100, 2);

    private final List<Clip> clips = new ArrayList<>();

    private Lineup() {}

    /** Returns them, the longest first, so that several threads end at about the same time. */
    static List<Clip> all() {
        Lineup lineup = new Lineup();
        lineup.sitcom();
        lineup.films();
        lineup.dayparts();
        lineup.dramas();
        lineup.commercials();
        lineup.cards();
        lineup.clips.sort((a, b) -> Long.compare(
                b.frames() * b.shape().width() * b.shape().height(),
                a.frames() * a.shape().width() * a.shape().height()));
        return lineup.clips;
    }

    private static Clip.Part part(@Nullable String chapter, int seconds, int cels, Clip.Staging staging) {
        return new Clip.Part(chapter, seconds, cels, staging);
    }

    private void sitcom() {
        String[][] episodes = {
            {
                "The Last Stool",
                "Who moved my stool?",
                "It moved itself. It saw your shoes.",
                "I have sat here since 1979!",
                "Then it is the stool's turn to sit."
            },
            {
                "Trivia Night",
                "Which planet is the wettest?",
                "Whichever one Norbert is on.",
                "The answer is: Tuesday.",
                "We still came second. Of one."
            },
            {
                "A Pickle for Dolores",
                "There is one pickle left.",
                "I will fight you for it.",
                "It has a name. Its name is Gerald.",
                "Gerald is on the house."
            },
            {
                "The Health Inspector",
                "Act natural!",
                "Norbert has never been natural.",
                "Is that a ferret behind the bar?",
                "He is the night manager."
            },
            {
                "Karaoke and Consequences",
                "I only know one song.",
                "We only know one way out.",
                "You sang it backwards!",
                "That is how the pros do it."
            },
            {
                "Snowed In",
                "The door will not open.",
                "At last. An excuse.",
                "How long can we last?",
                "We have peanuts until spring."
            },
        };
        for (int i = 0; i < episodes.length; i++) {
            String[] e = episodes[i];
            List<String> lines = Arrays.asList(e).subList(1, e.length);
            int episode = i + 1;
            int seed = 11 * i;
            int act = 24 + i % 3 * 4;
            clip(
                    "the-corner-tap/The Corner Tap - S01E0%d - %s.mkv".formatted(episode, e[0]),
                    SITCOM,
                    new Tune(132 + 4 * i, 60 + i, Tune.Mood.BRIGHT, seed),
                    part(
                            "Act One",
                            12,
                            30,
                            (w, h) -> Scenes.titled(
                                    new Skyline(w, h, 0x1c1040, 0xd06848, false, seed),
                                    w,
                                    h,
                                    "The Corner Tap",
                                    "Episode " + episode + ": " + e[0],
                                    0xffd23c)),
                    part(null, act, 15, (w, h) -> new Bar(w, h, "CORNER TAP", lines, seed)),
                    part(
                            "Act Two",
                            act,
                            15,
                            (w, h) -> new Bar(w, h, "OPEN LATE", lines.subList(2, lines.size()), seed + 1)),
                    part(
                            "Tag",
                            18,
                            15,
                            (w, h) -> new Bar(
                                    w,
                                    h,
                                    "LAST CALL",
                                    List.of(lines.get(3), "See you tomorrow.", "We never left."),
                                    seed + 2)),
                    part(
                            null,
                            12,
                            30,
                            (w, h) -> Scenes.credits(
                                    new LavaLamp(w, h, seed, 0x2a0a38, 0xd02858, 0xffb040),
                                    w,
                                    h,
                                    List.of(
                                            "THE CORNER TAP",
                                            "Norbert . . . himself",
                                            "Dolores . . . also",
                                            "The stool . . . a stool",
                                            "Filmed before a live ferret"))));
        }
    }

    private void films() {
        film(
                "The Lake That Looked Back",
                0x1c3448,
                0xb0e070,
                0xb8b4a4,
                new Tune(58, 50, Tune.Mood.EERIE, 3),
                "Nobody had swum in Lake Gloam since the summer of the spoons.",
                "Professor Ambrose Thistle did not believe in spoons.",
                "That night the water asked him for the time.",
                "He gave the wrong answer.");
        film(
                "Attack of the Lava Lamp",
                0x4a1430,
                0xffb030,
                0xc09a78,
                new Tune(66, 53, Tune.Mood.EERIE, 4),
                "It came from a yard sale on Maple Street.",
                "At first it only glowed.",
                "Then it learned to want.",
                "The mayor was the first to be matched to a sofa.");
        film(
                "Night of the Slow Elevator",
                0x20283c,
                0xff5030,
                0xa8b0b8,
                new Tune(52, 48, Tune.Mood.EERIE, 5),
                "The button had been pressed in 1954.",
                "It was on its way. It had always been on its way.",
                "On the ninth floor somebody cleared a throat.",
                "There was no ninth floor.");
    }

    private void film(String title, int sky, int eyes, int tint, Tune tune, String... tale) {
        List<String> lines = List.of(tale);
        long seed = title.hashCode();
        clip(
                "films/%s.mkv".formatted(title),
                FILM,
                tune,
                part("Reel One", 6, 24, (w, h) -> new Leader(w, h, 5, tint)),
                part(
                        null,
                        16,
                        24,
                        (w, h) -> Scenes.titled(
                                Scenes.stormy(new Forest(w, h, sky, eyes, seed)),
                                w,
                                h,
                                title,
                                "A Gloam Street Picture",
                                0xf8f0d0)),
                part(
                        null,
                        46,
                        12,
                        (w, h) -> Scenes.worn(
                                Scenes.told(new Forest(w, h, sky, eyes, seed + 1), w, h, lines), tint, seed)),
                part(
                        "Reel Two",
                        44,
                        12,
                        (w, h) -> Scenes.told(
                                Scenes.stormy(new Harbor(w, h, darker(sky, 0.6), sky, seed)),
                                w,
                                h,
                                lines.subList(1, 4))),
                part(
                        "Reel Three",
                        46,
                        12,
                        (w, h) -> Scenes.worn(
                                Scenes.told(
                                        new Skyline(w, h, darker(sky, 0.5), sky, false, seed),
                                        w,
                                        h,
                                        lines.subList(2, 4)),
                                tint,
                                seed + 2)),
                part(
                        "Reel Four",
                        32,
                        12,
                        (w, h) -> Scenes.told(
                                new LavaLamp(w, h, seed, darker(sky, 0.4), eyes, 0xfff4d0),
                                w,
                                h,
                                List.of(lines.get(3), "It was too late for umbrellas."))),
                part(
                        null,
                        16,
                        24,
                        (w, h) -> Scenes.titled(
                                new Forest(w, h, sky, eyes, seed + 4), w, h, "The End", "or is it?", 0xf8f0d0)));
    }

    private static int darker(int rgb, double dark) {
        return org.retrovue.demo.internal.stage.Ink.mix(rgb, 0, dark);
    }

    private void dayparts() {
        String[] crawls = {
            "Traffic: there is a car on Route 9.   Lost: one echo, near the quarry.   The parade is cancelled, then un-cancelled, then square.",
            "Sports: everybody ran about.   The library asks for its ladder back.   Tomorrow's weather has been moved to Thursday."
        };
        for (int i = 0; i < 2; i++) {
            int seed = 31 + i;
            String crawl = crawls[i];
            clip(
                    "wake-up-gridley/Wake Up Gridley - S01E%02d.mkv".formatted(i + 1),
                    PAL_WIDE,
                    new Tune(112, 62, Tune.Mood.MELLOW, seed),
                    part(
                            "Good morning",
                            10,
                            25,
                            (w, h) -> Scenes.titled(
                                    new Sunburst(w, h, 0xffc838, 0xf08a28),
                                    w,
                                    h,
                                    "Wake Up, Gridley!",
                                    "with Chip Dalton and the weather",
                                    0xffffff)),
                    part(null, 44, 13, (w, h) -> new News(w, h, crawl, seed)),
                    part(
                            "Town talk",
                            40,
                            13,
                            (w, h) -> Scenes.told(
                                    new Skyline(w, h, 0x5a90d8, 0xffd8a0, false, seed),
                                    w,
                                    h,
                                    List.of(
                                            "Downtown is awake.",
                                            "The bakery is open. The bakery is always open.",
                                            "A pigeon has been elected."))));
        }
        for (int i = 0; i < 3; i++) {
            int seed = 41 + i;
            int sky = new int[] {0x6cc4f4, 0xf4a06c, 0x9c8cf0}[i];
            String title = new String[] {"The Floppy Canyon", "Mind the Bit", "Revenge of the Cursor"}[i];
            clip(
                    "captain-kilobyte/Captain Kilobyte - S01E%02d - %s.mkv".formatted(i + 1, title),
                    PAL,
                    new Tune(150 + 8 * i, 64, Tune.Mood.BRIGHT, seed),
                    part(
                            "Title",
                            8,
                            25,
                            (w, h) -> Scenes.titled(
                                    new Starfield(w, h, 0xe07a30, seed), w, h, "Captain Kilobyte", title, 0x6cf0ff)),
                    part(null, 42, 25, (w, h) -> new Cartoon(w, h, sky, 0x4aa84a, seed)),
                    part(
                            "Space",
                            36,
                            25,
                            (w, h) -> Scenes.told(
                                    new Starfield(w, h, 0x60c0d0, seed + 5),
                                    w,
                                    h,
                                    List.of("To the modem, at 300 baud!", "He will be there by Thursday."))));
        }
        for (int i = 0; i < 2; i++) {
            int seed = 51 + i;
            clip(
                    "spin-it/Spin It - S01E%02d.mkv".formatted(i + 1),
                    SITCOM,
                    new Tune(126, 58, Tune.Mood.BRIGHT, seed),
                    part(
                            "Welcome",
                            8,
                            30,
                            (w, h) -> Scenes.titled(
                                    new Sunburst(w, h, 0xf050a0, 0x7030c0),
                                    w,
                                    h,
                                    "Spin It!",
                                    "the show that goes round",
                                    0xffe04a)),
                    part(
                            null,
                            40,
                            15,
                            (w, h) -> new Wheel(
                                    w,
                                    h,
                                    List.of(
                                            "What weighs more: a ton of feathers?",
                                            "Yes.",
                                            "Name a thing you find in a drawer.",
                                            "Another drawer."))),
                    part(
                            "Round two",
                            40,
                            15,
                            (w, h) -> new Wheel(
                                    w,
                                    h,
                                    List.of(
                                            "How many is a few?",
                                            "Three. It has always been three.",
                                            "Spell 'spell'.",
                                            "S, P, and so on."))));
        }
        for (int i = 0; i < 2; i++) {
            int seed = 61 + i;
            int line = i == 0 ? 0xff3ca0 : 0x30f0e0;
            clip(
                    "starlight-drive/Starlight Drive - S01E%02d.mkv".formatted(i + 1),
                    WIDE,
                    new Tune(100, 57, Tune.Mood.URGENT, seed),
                    part(
                            "Ignition",
                            10,
                            30,
                            (w, h) -> Scenes.titled(
                                    new Highway(w, h, line, 0x5a1a7a, seed),
                                    w,
                                    h,
                                    "Starlight Drive",
                                    "music for empty roads",
                                    0xffe04a)),
                    part(null, 40, 15, (w, h) -> new Highway(w, h, line, 0x5a1a7a, seed)),
                    part(
                            "Side B",
                            38,
                            15,
                            (w, h) -> new Plasma(0x10042c, 0x7a1a8a, 0xff4a90, 0xffc060, 0x30a0e0, 0x10042c)));
        }
    }

    private void dramas() {
        String[][] fire = {
            {"Cold Ladder", "Ladder seven, you are a ladder.", "Copy that. Climbing myself."},
            {"The Cat Returns", "It is the same cat.", "It is always the same cat."}
        };
        String[][] ward = {
            {"Vital Signs", "Doctor, he has a pulse!", "Good. Send him home with it.", "He wants to keep the bed."},
            {"Second Opinion", "I think it is serious.", "I think you are serious.", "Nurse, laugh. Now."}
        };
        String[][] port = {
            {"Low Tide", "The boat was found dry.", "Then it was never a boat."},
            {"The Buoy Who Knew", "He saw everything.", "He is a buoy, Frank."}
        };
        for (int i = 0; i < 2; i++) {
            int seed = 71 + i;
            String[] f = fire[i];
            String[] m = ward[i];
            String[] p = port[i];
            String number = "- S01E%02d - ".formatted(i + 1);
            clip(
                    "engine-12/Engine 12 " + number + f[0] + ".mkv",
                    WIDE,
                    new Tune(138, 52, Tune.Mood.URGENT, seed),
                    part(
                            "Alarm",
                            12,
                            30,
                            (w, h) -> Scenes.titled(
                                    new Skyline(w, h, 0x200810, 0xb03020, true, seed),
                                    w,
                                    h,
                                    "Engine 12",
                                    f[0],
                                    0xff5030)),
                    part(
                            null,
                            40,
                            15,
                            (w, h) -> Scenes.told(
                                    new Skyline(w, h, 0x0c1028, 0x7a3a50, true, seed + 1), w, h, List.of(f[1], f[2]))),
                    part(
                            "Act Two",
                            40,
                            15,
                            (w, h) -> Scenes.told(
                                    new Skyline(w, h, 0x1c2a58, 0xe0a060, true, seed + 2),
                                    w,
                                    h,
                                    List.of("The whole town held its breath.", "Then it let go."))));
            clip(
                    "ward-six/Ward Six " + number + m[0] + ".mkv",
                    PAL_WIDE,
                    new Tune(96, 55, Tune.Mood.MELLOW, seed),
                    part(
                            "Admission",
                            10,
                            25,
                            (w, h) -> Scenes.titled(new Monitor(w, h, List.of()), w, h, "Ward Six", m[0], 0x8affb0)),
                    part(
                            null,
                            44,
                            25,
                            (w, h) -> new Monitor(w, h, Arrays.asList(m).subList(1, 4))),
                    part(
                            "Act Two",
                            40,
                            13,
                            (w, h) -> Scenes.told(
                                    new LavaLamp(w, h, seed, 0x061c2a, 0x2a9a8a, 0xd8fff0),
                                    w,
                                    h,
                                    List.of("This is the inside of the patient.", "He is an interesting man."))));
            clip(
                    "harbor-beat/Harbor Beat " + number + p[0] + ".mkv",
                    FILM,
                    new Tune(108, 50, Tune.Mood.MELLOW, seed),
                    part(
                            "Cold open",
                            12,
                            24,
                            (w, h) -> Scenes.titled(
                                    new Harbor(w, h, 0x141a48, 0xe08050, seed), w, h, "Harbor Beat", p[0], 0xffd8a0)),
                    part(
                            null,
                            42,
                            12,
                            (w, h) -> Scenes.told(
                                    new Harbor(w, h, 0x0c1030, 0x6a4a80, seed + 1), w, h, List.of(p[1], p[2]))),
                    part(
                            "Act Two",
                            42,
                            12,
                            (w, h) -> Scenes.told(
                                    new Harbor(w, h, 0x1c4068, 0xf0c890, seed + 2),
                                    w,
                                    h,
                                    List.of("The fog told us nothing.", "It had a lawyer."))));
        }
    }

    private void commercials() {
        spot("Fizzle Cola", 15, Products.CAN, 0xff4040, 0xb01020, "Thirsty?", "Try FIZZLE!", "It's mostly cola.");
        spot(
                "Mop-O-Matic 3000",
                20,
                Products.MOP,
                0x40d0c0,
                0x107a80,
                "Floors?",
                "MOP-O-MATIC 3000",
                "Now with a mop!",
                "Only $19.95*",
                "*per mop");
        spot(
                "Zap-E-Toast",
                15,
                Products.TOASTER,
                0xffd060,
                0xe08020,
                "Bread is old news.",
                "ZAP-E-TOAST",
                "Gets two channels.");
        spot("Dial-A-Duck", 10, Products.DUCK, 0x60b0ff, 0x2858c0, "Lonely?", "DIAL-A-DUCK");
        spot(
                "Sleepy Bear Mattress Barn",
                30,
                Products.BED,
                0x8a7af0,
                0x3a2a90,
                "Tired of standing?",
                "SLEEPY BEAR",
                "Mattress Barn",
                "We have beds.",
                "We are a barn.",
                "Open until we nap.");
        spot(
                "Uncle Hank's Canned Fog",
                20,
                Products.FOG,
                0xa8c0c8,
                0x4a6470,
                "Too much to see?",
                "CANNED FOG",
                "Uncle Hank's own.",
                "Just add air.");
        spot("Galaxy Travel", 15, Products.ROCKET, 0x0, 0x0, "Go away.", "GALAXY TRAVEL", "One way from $9.");
        spot("Grandma's Instant Regret Coffee", 10, Products.COFFEE, 0xd09060, 0x6a3818, "Wake up!", "INSTANT REGRET");
        bumper("After These", "We'll be right back", 0);
        bumper("Stay Tuned", "Stay tuned. Or don't. We can't tell.", 1);
        bumper("Back to the Show", "And now, back to whatever that was", 2);
    }

    private void spot(String brand, int seconds, Products product, int light, int dark, String... words) {
        int side = 130;
        double each = (double) seconds / words.length;
        clip(
                "commercials/%s [%ds].mkv".formatted(brand, seconds),
                seconds % 2 == 0 ? SITCOM : WIDE,
                new Tune(144, 60 + seconds % 7, Tune.Mood.BRIGHT, brand.hashCode()),
                part(
                        null,
                        seconds,
                        30,
                        (w, h) -> Scenes.shouted(
                                Scenes.shown(
                                        light == dark
                                                ? new Starfield(w, h, 0x70d0a0, seconds)
                                                : new Sunburst(w, h, light, dark),
                                        product.plate(side)),
                                w,
                                h,
                                each,
                                0xffffff,
                                List.of(words))));
    }

    private void bumper(String name, String words, int kind) {
        clip(
                "commercials/bumpers/%s.mkv".formatted(name),
                CARD,
                new Tune(120, 67, Tune.Mood.BRIGHT, kind),
                part(
                        null,
                        10,
                        15,
                        (w, h) -> Scenes.titled(
                                kind == 0
                                        ? new Plasma(0x281060, 0x4a7ae0, 0x60e0c0, 0x281060)
                                        : kind == 1
                                                ? new Highway(w, h, 0x40f0d0, 0x3a1060, 9)
                                                : new LavaLamp(w, h, 7, 0x301008, 0xe05020, 0xffd060),
                                w,
                                h,
                                words,
                                "RetroVue",
                                0xfff0c0)));
    }

    private void cards() {
        String[] words = {
            "Good evening. I have been expecting somebody else.",
            "That was the good part. It is over.",
            "Do not look behind you. I have not tidied up.",
            "This next reel was found in a well. The well was furious.",
            "I am told there are people who watch comedies. I am told many things.",
            "Stay. The night is long, and I hid the remote."
        };
        for (int i = 0; i < words.length; i++) {
            String text = words[i];
            int eyes = i % 2 == 0 ? 0xff3020 : 0x60ff70;
            int seed = i;
            clip(
                    "cards/Madame Gloom %d.mkv".formatted(i + 1),
                    CARD,
                    new Tune(60, 46, Tune.Mood.EERIE, seed),
                    part(null, 10 + 4 * (i % 3), 15, (w, h) -> new Parlor(w, h, text, eyes)));
        }
    }

    private void clip(String path, Clip.Shape shape, Tune tune, Clip.Part... parts) {
        clips.add(new Clip(path, shape, tune, List.of(parts)));
    }
}
