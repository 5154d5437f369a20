package org.retrovue.tck.fake;

import java.util.List;
import java.util.function.Supplier;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.CatalogSnapshot;

/** A catalogue that never scans and takes no word. As safe for threads as what it shows. */
public final class QuietCatalog implements Catalog {
    private final Supplier<? extends CatalogSnapshot> shown;

    /**
     * Makes one.
     *
     * @param shown asked each time
     */
    public QuietCatalog(Supplier<? extends CatalogSnapshot> shown) {
        this.shown = shown;
    }

    @Override
    public CatalogSnapshot snapshot() {
        return shown.get();
    }

    @Override
    public void rescan() {}

    @Override
    public ScanStatus status() {
        return new ScanStatus(false, 0, 0, "", 0, List.of());
    }

    @Override
    public void flag(AssetId id, String reason) {}
}
