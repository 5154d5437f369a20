package org.retrovue.distribution;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The station's own database engine, used while no station runs. */
final class Derby {
    private static final String SOURCE = "org.apache.derby.jdbc.EmbeddedDataSource";

    private Derby() {}

    /** Makes the database when there is none, does what the statements say, and closes it. */
    static void run(Path database, String... statements) throws Exception {
        System.setProperty(
                "derby.stream.error.file", database.resolveSibling("derby.log").toString());
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar().toUri().toURL()})) {
            DataSource source = source(loader, database);
            source.getClass().getMethod("setCreateDatabase", String.class).invoke(source, "create");
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            DataSource end = source(loader, database);
            end.getClass().getMethod("setShutdownDatabase", String.class).invoke(end, "shutdown");
            try (Connection connection = end.getConnection()) {
                throw new AssertionError("still open: " + connection);
            } catch (SQLException e) {
                // This is how Derby says that it is closed.
            }
        }
    }

    private static DataSource source(ClassLoader loader, Path database) throws ReflectiveOperationException {
        DataSource source = (DataSource)
                Class.forName(SOURCE, true, loader).getConstructor().newInstance();
        source.getClass().getMethod("setDatabaseName", String.class).invoke(source, database.toString());
        return source;
    }

    private static Path jar() throws IOException {
        try (Stream<Path> all = Files.walk(Container.distribution().resolve("bundle"))) {
            return all.filter(file -> file.getFileName().toString().startsWith("org.retrovue.derby-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
