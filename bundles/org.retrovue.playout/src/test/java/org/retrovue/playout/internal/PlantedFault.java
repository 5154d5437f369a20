package org.retrovue.playout.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.retrovue.media.api.engine.MediaEngine;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.producer.asset.internal.AssetProducer;
import org.retrovue.time.Rational;

/** A fault that befalls a film while its channel is watched, and what is owed for it. */
final class PlantedFault {
    /** In place of a number of a film's frame: the fallback's card. */
    static final int CARD = -1;
    /** A picture of the film that is damaged. */
    static final int SPOILT = -2;

    static final String SUBSTITUTED = "EventSubstituted";
    static final String DAMAGED = "MediaDamaged";
    static final String UNWRITABLE = "CacheUnwritable";

    /**
     * What it befalls.
     *
     * @param home of the station
     * @param film that is on the air
     * @param other the film after it
     */
    record Place(Path home, Path film, Path other) {
        Path cache() {
            return home.resolve("cache/gop");
        }
    }

    /** Something that is done to a place. */
    @FunctionalInterface
    interface Deed {
        void to(Place place) throws Exception;
    }

    /** Makes the producers of the film and of the one after it. */
    @FunctionalInterface
    interface Makers {
        List<Producer> with(MediaEngine engine, Place place);
    }

    final String what;
    Deed befalls = place -> {};
    /** When the files are examined and the station is not opened yet. */
    Deed prepared = place -> {};
    /** Makes the film's channel whole again, for a station that is opened later. */
    Deed mended = place -> {};

    Makers makers = (engine, place) -> List.of(new AssetProducer(engine));
    /** The producer that the film's event asks for. */
    String producer = "asset";
    /** The file that the film is a copy of. */
    String film = "film.mkv";
    /** Tells of each of the film's frames which one is shown. */
    IntUnaryOperator shown = frame -> frame;

    /** Where in the film its event begins. */
    Rational start = Rational.ZERO;

    String code = "";
    String cause = "";
    int deadlineSeconds = 20;
    boolean crashing;

    PlantedFault(String what) {
        this.what = what;
    }

    PlantedFault befalling(Deed deed) {
        befalls = deed;
        return this;
    }

    PlantedFault prepared(Deed deed) {
        prepared = deed;
        return this;
    }

    PlantedFault mended(Deed deed) {
        mended = deed;
        return this;
    }

    PlantedFault film(String name) {
        film = name;
        return this;
    }

    PlantedFault from(Rational seconds) {
        start = seconds;
        return this;
    }

    PlantedFault made(String id, Makers by) {
        producer = id;
        makers = by;
        return this;
    }

    PlantedFault troubled(FrailEngine.Trouble trouble) {
        return made(
                "asset", (engine, place) -> List.of(new AssetProducer(new FrailEngine(engine, place.film(), trouble))));
    }

    /** The frames of the film that it costs, and why. */
    PlantedFault owing(int first, int end, String why) {
        return showing(frame -> frame >= first && frame < end ? CARD : frame, why);
    }

    PlantedFault showing(IntUnaryOperator frames, String why) {
        shown = frames;
        return told(SUBSTITUTED, why);
    }

    PlantedFault told(String faultCode, String why) {
        code = faultCode;
        cause = why;
        return this;
    }

    /** Within how many seconds a producer has to answer. */
    PlantedFault within(int seconds) {
        deadlineSeconds = seconds;
        return this;
    }

    /** Whether the asset is what is on record. */
    boolean isOfTheAsset() {
        return code.equals(SUBSTITUTED) || code.equals(DAMAGED);
    }

    /** Whether the film itself is odd: then it stays so. */
    boolean isOfTheFile() {
        return !film.equals("film.mkv");
    }

    @Override
    public String toString() {
        return what;
    }

    static void replace(Path file, Path by) throws IOException {
        Path beside = copy(by, file.resolveSibling("beside"));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static Path copy(Path file, Path to) throws IOException {
        return Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
