package org.retrovue.persistence.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves tags, attributes and markers from tables of their own into the row of their asset: what SQL that every database knows cannot do. */
final class AssetsInOneRow implements Migration.Conversion {

    private static final int BATCH = 500;

    @Override
    public void run(Connection connection) throws SQLException {
        move(connection, "tags", "select asset_key, tag from asset_tag order by asset_key, tag");
        move(connection, "attributes", "select asset_key, name, content from asset_attribute order by asset_key, name");
        move(connection, "markers", "select asset_key, marker from asset_marker order by asset_key, place");
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("asset_tag", "asset_attribute", "asset_marker")) {
                statement.execute("drop table " + table);
            }
        }
    }

    private static void move(Connection connection, String column, String sql) throws SQLException {
        Map<String, List<String>> items = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = items.computeIfAbsent(result.getString(1), key -> new ArrayList<>());
                for (int i = 2; i <= columns; i++) {
                    row.add(result.getString(i));
                }
            }
        }
        try (PreparedStatement update =
                connection.prepareStatement("update asset set " + column + " = ? where asset_key = ?")) {
            int waiting = 0;
            for (Map.Entry<String, List<String>> row : items.entrySet()) {
                update.setString(1, ListText.of(row.getValue()));
                update.setString(2, row.getKey());
                update.addBatch();
                waiting++;
                if (waiting % BATCH == 0) {
                    update.executeBatch();
                }
            }
            update.executeBatch();
        }
    }
}
