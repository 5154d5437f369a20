package org.retrovue.derby.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Dictionary;
import java.util.Hashtable;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the embedded database and offers it as a {@link DataSource} with the service property {@code osgi.jndi.service.name=retrovue}.
 *
 * <p>The service appears only when the database could be opened: nothing that needs it starts half. Another database takes its place by disabling this one (property {@code enabled}) and registering a data source of the same name.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.retrovue.derby")
@Designate(ocd = DerbyDatabase.Config.class)
public final class DerbyDatabase {

    /** Configuration of the embedded database. */
    @ObjectClassDefinition(name = "RetroVue database: Derby", description = "The embedded database of the station.")
    public @interface Config {
        @AttributeDefinition(name = "Enabled", description = "False when another bundle offers the data source.")
        boolean enabled() default true;

        @AttributeDefinition(name = "Folder", description = "Of the database; empty: data/db of the station's home.")
        String folder() default "";
    }

    private static final Logger LOG = LoggerFactory.getLogger(DerbyDatabase.class);

    private final EmbeddedDataSource source = new EmbeddedDataSource();
    private final @Nullable ServiceRegistration<DataSource> registration;

    @Activate
    public DerbyDatabase(BundleContext context, Config config) throws IOException, SQLException {
        if (!config.enabled()) {
            registration = null;
            return;
        }
        Path home = Path.of(home(context));
        Path folder = config.folder().isEmpty() ? home.resolve("data").resolve("db") : Path.of(config.folder());
        prepare(home, folder);
        source.setDatabaseName(folder.toString());
        source.setCreateDatabase("create");
        open(folder);
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("osgi.jndi.service.name", "retrovue");
        registration = context.registerService(DataSource.class, source, properties);
    }

    private static String home(BundleContext context) {
        String home = context.getProperty("retrovue.home");
        if (home == null) {
            throw new IllegalStateException("no station home: the framework property retrovue.home is not set");
        }
        return home;
    }

    private static void prepare(Path home, Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        Files.createDirectories(home.resolve("logs"));
        // Derby reads it once, from the system properties only; without it derby.log falls into the working directory.
        if (System.getProperty("derby.stream.error.file") == null) {
            System.setProperty(
                    "derby.stream.error.file", home.resolve("logs/derby.log").toString());
        }
    }

    private void open(Path folder) throws SQLException {
        try (Connection connection = source.getConnection()) {
            LOG.debug("Database {} in {}", connection.getMetaData().getDatabaseProductVersion(), folder);
        } catch (SQLException e) {
            LOG.error("Cannot open the database in {}: {}. {}", folder, rootMessage(e), advice(e));
            stopEngine();
            throw e;
        }
    }

    private static String rootMessage(SQLException e) {
        SQLException last = e;
        for (SQLException next = e; next != null; next = next.getNextException()) {
            last = next;
        }
        return String.valueOf(last.getMessage());
    }

    private static String advice(SQLException e) {
        for (SQLException next = e; next != null; next = next.getNextException()) {
            if ("XSDB6".equals(next.getSQLState())) {
                return "Another station runs on this home: stop it first.";
            }
        }
        return "Restore the folder from a backup, or move it away to begin with an empty library; see logs/derby.log.";
    }

    @Deactivate
    public void close() {
        if (registration == null) {
            return;
        }
        registration.unregister();
        EmbeddedDataSource shutdown = new EmbeddedDataSource();
        shutdown.setDatabaseName(source.getDatabaseName());
        stop(shutdown);
        stopEngine();
    }

    private static void stopEngine() {
        EmbeddedDataSource engine = new EmbeddedDataSource();
        engine.setDatabaseName("");
        stop(engine);
    }

    /** Derby reports every shutdown as an exception; states 08006 and XJ015 are the good ones. */
    private static void stop(EmbeddedDataSource target) {
        target.setShutdownDatabase("shutdown");
        try (Connection connection = target.getConnection()) {
            LOG.warn("Derby did not stop: {}", connection);
        } catch (SQLException e) {
            if (!"08006".equals(e.getSQLState()) && !"XJ015".equals(e.getSQLState())) {
                LOG.warn("Derby stopped with {}", e.getMessage());
            }
        }
    }
}
