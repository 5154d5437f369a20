package org.retrovue.persistence.internal;

import java.util.List;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.station.Station;
import org.retrovue.api.store.AssetStore;
import org.retrovue.api.store.DocumentStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the stores as soon as the database is of the right version.
 *
 * <p>Registers them itself: a component that offers a service is activated again by everyone who asks, so a database that cannot be used would
 * be migrated, and complained about, again and again. What needs the stores does not start without them.
 */
@Component(
        service = {},
        immediate = true)
public final class Stores {

    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);

    private final List<ServiceRegistration<?>> offered;

    @Activate
    public Stores(
            BundleContext context,
            @Reference Station station,
            @Reference(target = "(osgi.jndi.service.name=retrovue)") DataSource source,
            @Reference(target = "(osgi.unit.name=retrovue)") EntityManagerFactory factory) {
        offered = migrated(source, station) ? offer(context, new Transactions(factory)) : List.of();
    }

    /** The one message is logged here; an exception would bring the container's own and a page of stack trace beside it. */
    private static boolean migrated(DataSource source, Station station) {
        try {
            new Migrations(source, Migration.all(), station.folder("data").resolve("backup")).run();
            return true;
        } catch (DatabaseUnusableException e) {
            LOG.error("The station cannot start: {}", e.getMessage());
            LOG.debug("The reason", e);
            return false;
        }
    }

    private static List<ServiceRegistration<?>> offer(BundleContext context, Transactions transactions) {
        return List.of(
                context.registerService(AssetStore.class, new JpaAssetStore(transactions), null),
                context.registerService(DocumentStore.class, new JpaDocumentStore(transactions), null));
    }

    @Deactivate
    public void close() {
        offered.forEach(ServiceRegistration::unregister);
    }
}
