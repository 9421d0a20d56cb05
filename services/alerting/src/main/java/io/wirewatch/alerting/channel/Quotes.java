package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.Message.Evidence;
import io.wirewatch.alerting.channel.Summary.Mark;
import io.wirewatch.alerting.channel.Summary.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sentences that made a rule fire, each once, with the words that it asked for. */
final class Quotes {
    private Quotes() {}

    /** Those with the most different terms first, since they say why by themselves; then as they stand. */
    static List<Quote> of(List<Evidence> evidence) {
        Map<String, Set<String>> aliases = new LinkedHashMap<>();
        Map<String, Set<String>> terms = new LinkedHashMap<>();
        for (Evidence one : evidence) {
            if (one.quote() != null && !one.quote().isBlank()) {
                aliases.computeIfAbsent(one.quote(), quote -> new LinkedHashSet<>())
                        .add(one.alias());
                terms.computeIfAbsent(one.quote(), quote -> new LinkedHashSet<>())
                        .add(one.term());
            }
        }
        return aliases.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Set<String>> quote) ->
                                terms.get(quote.getKey()).size())
                        .reversed())
                .map(quote -> new Quote(quote.getKey(), marks(quote.getKey(), quote.getValue())))
                .toList();
    }

    private static List<Mark> marks(String quote, Set<String> aliases) {
        List<Mark> found = new ArrayList<>();
        for (String alias : aliases) {
            for (int at = quote.indexOf(alias); at >= 0 && !alias.isEmpty(); at = quote.indexOf(alias, at + 1)) {
                if (isWord(quote, at, at + alias.length())) {
                    found.add(new Mark(at, at + alias.length()));
                }
            }
        }
        found.sort(Comparator.comparingInt(Mark::start).thenComparing(Mark::end, Comparator.reverseOrder()));
        List<Mark> apart = new ArrayList<>();
        for (Mark mark : found) {
            if (apart.isEmpty() || mark.start() >= apart.getLast().end()) {
                apart.add(mark);
            }
        }
        return apart;
    }

    private static boolean isWord(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start)))
                && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
    }
}
