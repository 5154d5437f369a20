package org.retrovue.tck.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A library as large as a real one, the same each time: {@value #ASSETS} ready assets with {@value #ALIASES} aliases. It has series of half hours
 * ("Bar Show", eleven seasons) and of whole hours ("Medics", "Fire", "Police"), cartoons of eleven minutes ("Sponge"), films of 70 to 200 minutes
 * with years, genres and ratings, and all that lies between programmes: rating cards, intros, promos, bumpers, commercials, music, news.
 */
public final class LargeCatalog {
    /** How many assets there are. */
    public static final int ASSETS = 12_364;

    /** How many aliases they have, all in all. */
    public static final int ALIASES = 24_375;

    /** The source that they are of. */
    public static final String SOURCE = "catalog";

    private LargeCatalog() {}

    /**
     * Returns it as a snapshot.
     *
     * @return always the same one
     */
    public static ListedCatalog snapshot() {
        return Held.SNAPSHOT;
    }

    /**
     * Writes it as a catalogue file: a JSON object a line.
     *
     * @param folder where to
     * @return the file, "large.jsonl"
     * @throws IOException when it cannot be written
     */
    public static Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("large.jsonl"), lines());
    }

    /**
     * Returns the lines of the catalogue file.
     *
     * @return a line an asset
     */
    public static List<String> lines() {
        return Held.PIECES.stream().map(LargePiece::line).toList();
    }

    /** Made when it is wanted. */
    private static final class Held {
        private static final List<LargePiece> PIECES = new LargeLibrary().pieces();
        private static final ListedCatalog SNAPSHOT =
                new ListedCatalog(1, PIECES.stream().map(LargePiece::asset).toList());
    }
}
