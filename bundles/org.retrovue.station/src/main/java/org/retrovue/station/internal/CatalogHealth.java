package org.retrovue.station.internal;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.retrovue.api.catalog.AssetState;
import org.retrovue.api.catalog.Catalog;

/** Ready when all sources were looked at once. */
@Component(
        service = HealthCheck.class,
        property = {"hc.name=RetroVue catalogue", "hc.tags=" + HealthServlet.READINESS, "hc.mbean.name=retrovueCatalog"
        })
public final class CatalogHealth implements HealthCheck {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Catalog catalog;

    @Override
    public Result execute() {
        Catalog current = catalog;
        if (current == null) {
            return new Result(Result.Status.CRITICAL, "There is no catalogue: it needs the database.");
        }
        Catalog.ScanStatus scan = current.status();
        if (scan.scans() == 0) {
            return new Result(
                    Result.Status.TEMPORARILY_UNAVAILABLE,
                    "The first scan goes on: " + scan.looked() + " of " + scan.total() + " assets looked at.");
        }
        if (!scan.problems().isEmpty()) {
            return new Result(Result.Status.WARN, String.join("; ", scan.problems()));
        }
        long ready = current.snapshot().assets().stream()
                .filter(asset -> asset.state() == AssetState.READY)
                .count();
        return new Result(Result.Status.OK, ready + " assets are ready.");
    }
}
