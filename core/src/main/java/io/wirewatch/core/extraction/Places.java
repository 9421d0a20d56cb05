package io.wirewatch.core.extraction;

import io.wirewatch.core.release.Zone;
import java.util.List;
import java.util.Set;

/**
 * Says where a town is a place: a capital stands for its government ("Moscow said"), but not in a dateline
 * ("MOSCOW, April 15 \u2013 ..."), nor alone on a line ("Moscow, Russia"), nor in a list that begins with a place ("travel to
 * Jerusalem, Ramallah and Cairo").
 */
final class Places {
    /** How many tokens a dateline has at most. */
    private static final int REACH = 12;

    /** How many tokens the line of a place has at most. */
    private static final int LINE = 6;

    /** Words before a town that make a place of it. */
    static final List<String> BEFORE = List.of(
            "in",
            "Embassy",
            "travel to",
            "travels to",
            "traveled to",
            "travelled to",
            "traveling to",
            "travelling to",
            "trip to",
            "went to",
            "returned to",
            "flew to",
            "visit",
            "visits",
            "visited",
            "visiting",
            "visit to",
            "welcome to");

    private static final Set<String> JOINTS = Set.of(",", "and", "&");
    private static final Set<String> SIGNS = Set.of(",", ".", "(", ")", "/");

    private final Tokens tokens;
    private final Section section;
    /** The last token of the place before. */
    private int place = -1;

    Places(Tokens tokens, Section section) {
        this.tokens = tokens;
        this.section = section;
    }

    /** Notes that an alias that ends at a token does not count: if it is a town, so is what is listed with it. */
    void note(Entry entry, int last) {
        place = entry.isSeat() ? last : place;
    }

    boolean isPlace(int first, int last) {
        return first == 0 && section.zone() != Zone.HEADLINE && (isLine(last) || opensDateline(last))
                || isListed(first);
    }

    private boolean isListed(int first) {
        if (place < 0 || first <= place + 1 || first > place + 3) {
            return false;
        }
        for (int i = place + 1; i < first; i++) {
            if (!JOINTS.contains(tokens.folded(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isLine(int last) {
        if (last + 1 == tokens.size()) {
            return true;
        }
        if (tokens.size() > LINE || !tokens.hasFolded(last + 1, ",")) {
            return false;
        }
        for (int i = last + 1; i < tokens.size(); i++) {
            if (!isOfName(i)) {
                return false;
            }
        }
        return true;
    }

    /** Names, numbers and commas up to a dash. */
    private boolean opensDateline(int last) {
        for (int i = last + 1; i < Math.min(tokens.size(), last + REACH); i++) {
            if (tokens.hasFolded(i, "-")) {
                return true;
            }
            if (!isOfName(i)) {
                return false;
            }
        }
        return false;
    }

    private boolean isOfName(int token) {
        return tokens.isWord(token)
                ? tokens.startsWithCapital(token)
                        || Character.isDigit(tokens.folded(token).codePointAt(0))
                : SIGNS.contains(tokens.folded(token));
    }
}
