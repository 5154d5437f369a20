package org.retrovue.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public final class MigrationsTest {

    private static final Migration SECOND =
            Migration.of("2-more-room.sql", "-- why\ncreate table more (id integer);\ninsert into more values (1);\n");

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

        assertThatThrownBy(
                        () -> run(twoSteps(Migration.of("2-wrong.sql", "create table more (id integer);\nnonsense;"))))
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
