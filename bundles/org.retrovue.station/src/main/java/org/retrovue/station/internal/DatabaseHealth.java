package org.retrovue.station.internal;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.retrovue.api.store.DocumentStore;

/** Ready when the database is open and its tables are there: only then are the stores offered. */
@Component(
        service = HealthCheck.class,
        property = {"hc.name=RetroVue database", "hc.tags=" + HealthServlet.READINESS, "hc.mbean.name=retrovueDatabase"
        })
public final class DatabaseHealth implements HealthCheck {

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable DocumentStore store;

    @Override
    public Result execute() {
        return store == null
                ? new Result(
                        Result.Status.CRITICAL, "The database is not open: see the log of the station for the reason.")
                : new Result(Result.Status.OK, "The database is open.");
    }
}
