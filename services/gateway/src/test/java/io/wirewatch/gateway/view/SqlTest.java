package io.wirewatch.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlTest {
    private static final String ABOVE = "SELECT n FROM numbers WHERE n > ? ORDER BY n";

    private Sql db;

    @BeforeEach
    void open() throws SQLException {
        db = new Sql(DriverManager.getConnection("jdbc:sqlite::memory:"));
        make();
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private void make() throws SQLException {
        db.change("CREATE TABLE numbers (n INTEGER PRIMARY KEY)");
        for (int i = 1; i <= 3; i++) {
            db.change("INSERT INTO numbers VALUES (?)", i);
        }
    }

    private List<Integer> above(int number) throws SQLException {
        return db.all(row -> row.getInt(1), ABOVE, number);
    }

    @Test
    void theSameIsAskedAgainWithOtherArguments() throws SQLException {
        assertThat(above(1)).containsExactly(2, 3);
        assertThat(above(2)).containsExactly(3);
        assertThat(db.change("DELETE FROM numbers WHERE n > ?", 1)).isEqualTo(2);
        assertThat(db.first(row -> row.getInt(1), ABOVE, 1)).isEmpty();
    }

    @Test
    void whoTakesARowMayAskTheSame() throws SQLException {
        List<List<Integer>> found = new ArrayList<>();
        db.each(row -> found.add(above(row.getInt(1))), ABOVE, 0);

        assertThat(found).containsExactly(List.of(2, 3), List.of(3), List.of());
        assertThat(above(0)).containsExactly(1, 2, 3);
    }

    @Test
    void afterAFailureItGoesOn() throws SQLException {
        assertThatThrownBy(() -> db.change("INSERT INTO numbers VALUES (?)", 1)).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> db.each(
                        _ -> {
                            throw new SQLException("whoever takes it fails");
                        },
                        ABOVE,
                        0))
                .hasMessage("whoever takes it fails");

        assertThat(db.change("INSERT INTO numbers VALUES (?)", 4)).isEqualTo(1);
        assertThat(above(2)).containsExactly(3, 4);
    }

    @Test
    void aTableThatIsMadeAnewIsAskedAsBefore() throws SQLException {
        assertThat(above(0)).hasSize(3);
        db.change("DROP TABLE numbers");
        make();

        assertThat(above(1)).containsExactly(2, 3);
    }

    @Test
    void noMoreStatementsAreKeptThanItIsWorth() throws SQLException {
        for (int i = 0; i < 1000; i++) {
            String other = "SELECT n + " + i + " FROM numbers WHERE n > ?";
            assertThat(db.all(row -> row.getInt(1), other, 2)).containsExactly(3 + i);
        }

        assertThat(above(1)).containsExactly(2, 3);
        assertThat(db.kept()).isLessThanOrEqualTo(200);
    }
}
