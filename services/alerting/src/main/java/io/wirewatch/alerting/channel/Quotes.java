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
    private static final String CUT = "…";

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

    /** A run of a quote: as clean as a line, blanks at its ends kept. */
    record Run(String text, boolean isMarked) {}

    /** A quote in runs, for receivers that take text apart from its looks. */
    static List<Run> runs(Quote quote) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (Mark one : quote.marks()) {
            add(runs, quote.text().substring(from, one.start()), false);
            add(runs, quote.text().substring(one.start(), one.end()), true);
            from = one.end();
        }
        add(runs, quote.text().substring(from), false);
        return runs;
    }

    private static void add(List<Run> runs, String text, boolean isMarked) {
        String clean = PlainText.line0(text);
        if (!clean.isEmpty()) {
            runs.add(new Run(clean, isMarked));
        }
    }

    /** As many of the first quotes as have room, each cut to so many UTF-16 code units; the first in any case. */
    static List<Quote> fitting(List<Quote> quotes, int longest, int most) {
        List<Quote> fitting = new ArrayList<>();
        int left = most;
        for (Quote quote : quotes) {
            Quote shown = cut(quote, longest);
            left -= shown.text().length();
            if (left < 0 && !fitting.isEmpty()) {
                break;
            }
            fitting.add(shown);
        }
        return fitting;
    }

    /** A stretch of a long quote, around the first word that the rule asked for. */
    static Quote cut(Quote quote, int most) {
        String text = quote.text();
        if (text.length() <= most) {
            return quote;
        }
        int from = 0;
        if (!quote.marks().isEmpty() && quote.marks().getFirst().end() >= most) {
            from = quote.marks().getFirst().start() - most / 3;
            from -= Character.isLowSurrogate(text.charAt(from)) ? 1 : 0;
        }
        int shift = from == 0 ? 0 : from - CUT.length();
        String shown = PlainText.cut((from == 0 ? "" : CUT) + text.substring(from), most);
        // What was cut ends in an ellipsis, which is nobody's word.
        int end = shown.length() - (shown.endsWith(CUT) ? CUT.length() : 0);
        return new Quote(
                shown,
                quote.marks().stream()
                        .map(mark -> new Mark(mark.start() - shift, mark.end() - shift))
                        .filter(mark -> mark.end() <= end)
                        .toList());
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
