package org.retrovue.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Marker;
import org.retrovue.time.Rational;

public final class JpaAssetStoreTest {

    @Rule
    public final TemporaryDatabase database = new TemporaryDatabase();

    private JpaAssetStore store;

    @Before
    public void open() throws Exception {
        store = new JpaAssetStore(database.migrated());
    }

    @Test
    public void givesBackWhatItWasGiven() {
        Asset full = asset("media:series/Cheers/S01E01.mkv", AssetState.READY, Optional.empty());
        Asset bare = new Asset(
                AssetId.of("media:b"),
                "",
                "",
                "video",
                Set.of(),
                URI.create("file:/b"),
                "",
                AssetState.RETIRED,
                Optional.of("file is gone"),
                Rational.ZERO,
                "",
                List.of(),
                Map.of(),
                Instant.EPOCH.minusNanos(1));

        store.save(List.of(full, bare));

        assertThat(store.all()).containsExactlyInAnyOrder(full, bare);
    }

    @Test
    public void laterSavesReplaceAllParts() {
        Asset first = asset("media:a", AssetState.NEW, Optional.of("waits"));
        store.save(List.of(first));

        Asset second = new Asset(
                first.id(),
                "films",
                "Other",
                "film",
                Set.of("night", "new"),
                URI.create("file:/other"),
                "2",
                AssetState.READY,
                Optional.empty(),
                Rational.of(5),
                "c2",
                List.of(new Marker(Marker.Kind.BREAK, Rational.of(1), "")),
                Map.of("video.size", "720x480", "extra", ""),
                first.added());
        store.save(List.of(second));

        assertThat(store.all()).containsExactly(second);
    }

    @Test
    public void longAndForeignKeysAreKeptApart() {
        String longest = "media:" + "日".repeat(992);
        List<Asset> assets = List.of(
                asset(longest + "1", AssetState.READY, Optional.empty()),
                asset(longest + "2", AssetState.READY, Optional.empty()),
                asset("media:Ünï/😀 'quoted' \"x\"; drop table asset;.mkv", AssetState.READY, Optional.empty()),
                asset("media:a", AssetState.READY, Optional.empty()),
                asset("media:A", AssetState.READY, Optional.empty()),
                asset("media:a ", AssetState.READY, Optional.empty()));

        store.save(assets);

        assertThat(store.all()).containsExactlyInAnyOrderElementsOf(assets);
    }

    @Test
    public void longTextsAreCutAndLongAttributesAreNot() {
        Asset asset = asset("media:a", AssetState.RETIRED, Optional.of("r".repeat(40_000)));
        Asset tables = asset.with(Map.of("table", "1,".repeat(100_000)));

        store.save(List.of(tables));

        Asset kept = store.all().get(0);
        assertThat(kept.reason().orElseThrow()).hasSize(30_000);
        assertThat(kept.attributes()).isEqualTo(tables.attributes());
    }

    @Test
    public void forgetsWhatItIsToldToForget() {
        List<Asset> assets = IntStream.range(0, 50)
                .mapToObj(i -> asset("media:" + i, AssetState.READY, Optional.empty()))
                .toList();
        store.save(assets);

        store.delete(List.of(AssetId.of("media:3"), AssetId.of("media:never there")));

        assertThat(store.all()).hasSize(49).doesNotContain(assets.get(3));
    }

    private static Asset asset(String id, AssetState state, Optional<String> reason) {
        return new Asset(
                AssetId.of(id),
                "series",
                "Cheers – Give Me a Ring Sometime",
                "episode",
                Set.of("sitcom", "1982"),
                URI.create("file:/media/%C3%BC%20x.mkv"),
                "size=1 mtime=2",
                state,
                reason,
                Rational.of(1_440_439, 1001),
                "sha256:ab",
                List.of(
                        new Marker(Marker.Kind.CHAPTER, Rational.ZERO, "Teaser"),
                        new Marker(Marker.Kind.CHAPTER, Rational.of(60060, 1001), ""),
                        new Marker(Marker.Kind.CREDITS, Rational.of(1400), "Ende")),
                Map.of("series", "Cheers", "genres", "sitcom\nbar\n", "odd \\name\n", "C:\\new\r\n\\", "none", ""),
                Instant.parse("2026-01-05T12:00:00.123456789Z"));
    }
}
