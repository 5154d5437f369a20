package org.retrovue.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.retrovue.persistence.internal.Migration.Conversion.NONE;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.retrovue.api.catalog.Asset;
import org.retrovue.api.catalog.AssetId;
import org.retrovue.api.catalog.Marker;
import org.retrovue.time.Rational;

public final class MigrationsTest {

    private static final Migration SECOND = Migration.of(
            "2-more-room.sql", "-- why\ncreate table more (id integer);\ninsert into more values (1);\n", NONE);

    @Rule
    public final TemporaryDatabase database = new TemporaryDatabase();

    private Path backups;

    @Before
    public void setUp() {
        backups = database.folder.getRoot().toPath().resolve("backup");
    }

    @Test
    public void stepsAreNumberedWithoutAGap() {
        List<Migration> all = Migration.all();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).version()).isEqualTo(i + 1);
            assertThat(all.get(i).statements()).isNotEmpty();
        }
    }

    @Test
    public void aNewDatabaseNeedsNoBackupAndASecondRunDoesNothing() throws Exception {
        run(first());
        run(first());

        assertThat(backups).doesNotExist();
    }

    @Test
    public void anOldDatabaseIsCopiedAndBroughtForward() throws Exception {
        run(first());
        database.execute("insert into document values ('k', 'log', 'o', 'i', 0, 1, 'd', 'body')");

        run(twoSteps(SECOND));

        database.execute("insert into more values (2)");
        EmbeddedDataSource copy = new EmbeddedDataSource();
        copy.setDatabaseName(backups.resolve("before-version-2/db").toString());
        try (var connection = copy.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select body from document")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isEqualTo("body");
        }
    }

    @Test
    public void aFailedStepLeavesTheDatabaseAsItWas() throws Exception {
        run(first());

        assertThatThrownBy(() ->
                        run(twoSteps(Migration.of("2-wrong.sql", "create table more (id integer);\nnonsense;", NONE))))
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("version 2 (wrong)");

        run(twoSteps(SECOND));
    }

    @Test
    public void aNewerDatabaseIsRefusedWithAdvice() throws Exception {
        run(twoSteps(SECOND));

        assertThatThrownBy(() -> run(first()))
                .isInstanceOf(DatabaseUnusableException.class)
                .hasMessageContaining("of version 2")
                .hasMessageContaining("up to 1")
                .hasMessageContaining(backups.toString());
    }

    @Test
    public void whatWasKnownOfAssetsMovesIntoTheirRow() throws Exception {
        run(first());
        String key = AssetRow.key(AssetId.of("media:a"));
        database.execute("insert into asset values ('" + key
                + "', 'media:a', 'films', 'A', 'film', 'file:/a', '1', 'READY', null," + " 90, 1, 'c', 5)");
        database.execute("insert into asset_tag values ('" + key + "', 'night'), ('" + key + "', 'a=b')");
        database.execute("insert into asset_attribute values ('" + key + "', 'genres', 'noir\ndrama'), ('" + key
                + "', 'path', 'C:\new\\')");
        database.execute("insert into asset_marker values ('" + key + "', 1, 'BREAK 60 '), ('" + key
                + "', 0, 'CHAPTER 30 One')");

        Asset moved = new JpaAssetStore(database.migrated()).all().get(0);

        assertThat(moved.tags()).containsExactlyInAnyOrder("night", "a=b");
        assertThat(moved.attributes()).isEqualTo(Map.of("genres", "noir\ndrama", "path", "C:\new\\"));
        assertThat(moved.markers())
                .containsExactly(
                        new Marker(Marker.Kind.CHAPTER, Rational.of(30), "One"),
                        new Marker(Marker.Kind.BREAK, Rational.of(60), ""));
        assertThatThrownBy(() -> database.execute("select * from asset_attribute"))
                .isInstanceOf(SQLException.class);
    }

    private void run(List<Migration> migrations) throws DatabaseUnusableException {
        new Migrations(database.source, migrations, backups).run();
    }

    private static List<Migration> first() {
        return Migration.all().subList(0, 1);
    }

    /** The first step as shipped, and another one. */
    private static List<Migration> twoSteps(Migration second) {
        List<Migration> steps = new ArrayList<>(first());
        steps.add(second);
        return steps;
    }
}
