package io.wirewatch.core.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says who is named in a text by plain lists of names, so that what the product finds can be held against something that
 * shares no code and no word list with it.
 */
final class SilverNames {
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|\\S+@\\S+|www\\.\\S+");

    private final List<Row> rows;

    private SilverNames(Stream<Row> rows) {
        this.rows = rows.toList();
    }

    static SilverNames ofEverybody() {
        return new SilverNames(TestTable.rows("silver-names.tsv").map(Row::of));
    }

    static SilverNames of(Set<String> actors) {
        return new SilverNames(
                TestTable.rows("silver-names.tsv").map(Row::of).filter(row -> actors.contains(row.actor)));
    }

    /** The actors that there are names for. */
    Set<String> actors() {
        Set<String> actors = new TreeSet<>();
        rows.forEach(row -> actors.add(row.actor));
        return actors;
    }

    /** Who is named in each paragraph of a document. */
    List<Set<String>> label(List<String> paragraphs) {
        List<String> plain = paragraphs.stream()
                .map(paragraph -> ADDRESS.matcher(paragraph).replaceAll(" "))
                .toList();
        String all = String.join("\n", plain);
        List<Row> inForce =
                rows.stream().filter(row -> row.needs.matcher(all).find()).toList();
        return plain.stream().map(paragraph -> named(paragraph, inForce)).toList();
    }

    private static Set<String> named(String paragraph, List<Row> rows) {
        Set<String> named = new TreeSet<>();
        rows.stream().filter(row -> row.names(paragraph)).forEach(row -> named.add(row.actor));
        return named;
    }

    private record Row(String actor, Pattern names, Pattern not, Pattern needs) {
        static Row of(String[] fields) {
            String[] all = Arrays.copyOf(fields, 4);
            return new Row(
                    all[0],
                    words(all[1]),
                    all[2] == null || all[2].isEmpty() ? Pattern.compile("(?!)") : words(all[2]),
                    Pattern.compile(all[3] == null ? "" : all[3]));
        }

        private static Pattern words(String expression) {
            return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + expression + ")(?![\\p{L}\\p{N}])");
        }

        boolean names(String paragraph) {
            return names.matcher(not.matcher(paragraph).replaceAll(" ")).find();
        }
    }
}
