package org.retrovue.persistence.internal;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.time.Rational;

/** An asset, as kept. */
@Entity(name = "Asset")
@Table(name = "asset")
public class AssetRow {

    /** What a column takes; Derby's limit is 32672. */
    private static final int LONGEST_TEXT = 30_000;

    @Id
    @Column(name = "asset_key")
    private String key = "";

    @Column(name = "id")
    private String id = "";

    @Column(name = "collection")
    private String collection = "";

    @Column(name = "title")
    private String title = "";

    @Column(name = "type")
    private String type = "";

    @Column(name = "location")
    private String location = "";

    @Column(name = "version")
    private String version = "";

    @Column(name = "state")
    private String state = "";

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "duration_num")
    private long durationNum;

    @Column(name = "duration_den")
    private long durationDen = 1;

    @Column(name = "content_id")
    private String contentId = "";

    @Column(name = "added_nanos")
    private long addedNanos;

    @Lob
    @Column(name = "tags")
    private String tags = "";

    @Lob
    @Column(name = "attributes")
    private String attributes = "";

    @Lob
    @Column(name = "markers")
    private String markers = "";

    /** For JPA. */
    protected AssetRow() {}

    static AssetRow of(Asset asset) {
        AssetRow row = new AssetRow();
        row.key = key(asset.id());
        row.id = asset.id().value();
        row.collection = clipped(asset.collection());
        row.title = clipped(asset.title());
        row.type = clipped(asset.type());
        row.location = asset.location().toString();
        row.version = asset.version();
        row.state = asset.state().name();
        row.reason = asset.reason().map(AssetRow::clipped).orElse(null);
        row.durationNum = asset.duration().num();
        row.durationDen = asset.duration().den();
        row.contentId = asset.contentId();
        row.addedNanos = EpochNanos.of(asset.added());
        row.tags = ListText.of(new TreeSet<>(asset.tags()));
        row.attributes = ListText.of(asset.attributes());
        row.markers = ListText.of(asset.markers().stream().map(MarkerText::of).toList());
        return row;
    }

    String key() {
        return key;
    }

    static String key(AssetId id) {
        return RowKeys.of(id.value());
    }

    /** Texts for people may be cut; what is compared or opened is never cut but refused by the database. */
    static String clipped(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    Asset asset() {
        return new Asset(
                AssetId.of(id),
                collection,
                title,
                type,
                Set.copyOf(ListText.parse(tags)),
                URI.create(location),
                version,
                AssetState.valueOf(state),
                Optional.ofNullable(reason),
                Rational.of(durationNum, durationDen),
                contentId,
                ListText.parse(markers).stream().map(MarkerText::parse).toList(),
                ListText.parseMap(attributes),
                EpochNanos.instant(addedNanos));
    }
}
