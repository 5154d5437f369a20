package org.retrovue.persistence.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to the version that this build works with: forward only, each step whole or not at all, after a backup. */
final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private static final String VERSIONS = "schema_version";

    private final DataSource source;
    private final List<Migration> migrations;
    private final Path backups;

    /**
     * Makes one.
     *
     * @param source the database
     * @param migrations all steps, in order
     * @param backups where copies of an embedded database go before it is changed
     */
    Migrations(DataSource source, List<Migration> migrations, Path backups) {
        this.source = source;
        this.migrations = migrations;
        this.backups = backups;
    }

    /**
     * Takes the steps that are missing.
     *
     * @throws DatabaseUnusableException when the database is newer than this build, or a step failed; it is then as it was after the
     *     last step that was whole
     */
    void run() throws DatabaseUnusableException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                run(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new DatabaseUnusableException("The database cannot be used: " + e.getMessage(), e);
        }
    }

    private void run(Connection connection) throws SQLException, DatabaseUnusableException {
        int latest = migrations.get(migrations.size() - 1).version();
        int current = version(connection);
        if (current > latest) {
            throw new DatabaseUnusableException(
                    "The database is of version " + current + ", this RetroVue knows versions up to " + latest
                            + ": start the newer RetroVue again, or put back a backup from " + backups
                            + ", or move the database away to begin with an empty library.",
                    null);
        }
        if (current == latest) {
            return;
        }
        if (current > 0) {
            backUp(connection, latest);
        }
        for (Migration migration : migrations.subList(current, migrations.size())) {
            apply(connection, migration);
        }
    }

    /** Returns 0 for an empty database. */
    private static int version(Connection connection) throws SQLException {
        if (!exists(connection)) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select max(version) from " + VERSIONS)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                if (VERSIONS.equalsIgnoreCase(tables.getString("TABLE_NAME"))) {
                    return true;
                }
            }
            return false;
        }
    }

    private void backUp(Connection connection, int latest) throws SQLException, DatabaseUnusableException {
        if (!embedded(connection)) {
            LOG.info("The database is brought to version {}; a backup of it is its operator's", latest);
            return;
        }
        Path target = backups.resolve("before-version-" + latest);
        connection.rollback();
        // Derby copies an open database in a consistent state; files that were copied by hand would not be.
        try (CallableStatement call = connection.prepareCall("call SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            Files.createDirectories(target);
            call.setString(1, target.toString());
            call.execute();
        } catch (IOException | SQLException e) {
            throw new DatabaseUnusableException(
                    "The database was not brought to version " + latest + ", because it could not be copied to "
                            + target + " first: " + e.getMessage(),
                    e);
        }
        LOG.info("The database is brought to version {}; a copy of the old one is in {}", latest, target);
    }

    private static boolean embedded(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().contains("Derby");
    }

    private void apply(Connection connection, Migration migration) throws SQLException, DatabaseUnusableException {
        String text = embedded(connection) ? "clob" : "text";
        try (Statement statement = connection.createStatement()) {
            if (migration.version() == 1) {
                statement.execute("create table " + VERSIONS
                        + " (version integer not null primary key, name varchar(200) not null)");
            }
            for (String sql : migration.statements()) {
                statement.execute(sql.replace("${text}", text));
            }
            migration.conversion().run(connection);
            record(connection, migration);
            connection.commit();
        } catch (SQLException e) {
            throw new DatabaseUnusableException(
                    "The database could not be brought to version " + migration.version() + " (" + migration.name()
                            + ") and is as it was before: " + e.getMessage(),
                    e);
        }
    }

    private static void record(Connection connection, Migration migration) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + VERSIONS + " (version, name) values (?, ?)")) {
            insert.setInt(1, migration.version());
            insert.setString(2, migration.name());
            insert.executeUpdate();
        }
    }
}
