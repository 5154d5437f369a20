package org.retrovue.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A real Derby database in a folder that goes away, and the persistence unit on it. */
public final class TemporaryDatabase extends ExternalResource {

    final TemporaryFolder folder = new TemporaryFolder();
    final EmbeddedDataSource source = new EmbeddedDataSource();
    private @Nullable EntityManagerFactory factory;

    @Override
    protected void before() throws Throwable {
        System.setProperty("derby.stream.error.method", TemporaryDatabase.class.getName() + ".silence");
        folder.create();
        source.setDatabaseName(folder.getRoot().toPath().resolve("db").toString());
        source.setCreateDatabase("create");
    }

    /** Derby calls this by name instead of writing derby.log. */
    public static java.io.OutputStream silence() {
        return java.io.OutputStream.nullOutputStream();
    }

    Transactions migrated() throws Exception {
        new Migrations(source, Migration.all(), folder.getRoot().toPath().resolve("backup")).run();
        factory = Persistence.createEntityManagerFactory(
                "retrovue", Map.of("javax.persistence.nonJtaDataSource", source));
        return new Transactions(factory);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    protected void after() {
        if (factory != null) {
            factory.close();
        }
        EmbeddedDataSource shutdown = new EmbeddedDataSource();
        shutdown.setDatabaseName(source.getDatabaseName());
        shutdown.setShutdownDatabase("shutdown");
        try (Connection connection = shutdown.getConnection()) {
            throw new IllegalStateException("still open: " + connection);
        } catch (SQLException e) {
            folder.delete();
        }
    }
}
