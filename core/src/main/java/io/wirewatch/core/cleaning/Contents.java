package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of contents of a digest, and where its titles stand again, each on a line of its own, with its number or without.
 *
 * @param end index of the first line after it
 * @param titles title of each item by the index of the line that it stands on
 */
record Contents(int end, Map<Integer, String> titles) {
    private static final int NEAR_TOP = 200;
    private static final int FEWEST = 2;
    private static final int MOST_LISTS = 3;
    private static final int HEADLINE_WORDS = 6;
    private static final int FEWEST_LETTERS = 10;
    private static final Contents NONE = new Contents(0, Map.of());
    private static final String SIGNS = "*•·‣▪–-";
    private static final Pattern ITEM = Pattern.compile("\\s*(?:(\\d{1,3})[.):]|[" + SIGNS + "])\\s+(\\S.{4,250})");
    private static final int NO_WORD = 0;

    /** The word that {@link #NUMBER} may begin with. */
    private static final int NUMBERED = opening("item", 0);

    private static final Pattern NUMBER =
            Pattern.compile("\\s*(?:item\\s)?\\(?\\d{1,3}[.):]\\s+", Pattern.CASE_INSENSITIVE);

    /** The first list near the top whose titles, or nearly all of them, stand again below it in their order. */
    static Contents of(List<String> lines) {
        int lists = 0;
        for (int i = 0; i < Math.min(NEAR_TOP, lines.size()) && lists < MOST_LISTS; i++) {
            if (!mayBeItem(lines.get(i)) || !ITEM.matcher(lines.get(i)).matches()) {
                continue;
            }
            List<String> items = new ArrayList<>();
            int end = read(lines, i, items);
            if (items.size() >= FEWEST) {
                lists++;
                Map<Integer, String> found = find(lines, end, items);
                if (found.size() >= FEWEST && found.size() * 5 >= items.size() * 4) {
                    return new Contents(end, found);
                }
            }
            i = Math.max(i, end - 1);
        }
        return NONE;
    }

    /** Whether a line begins with a sign or a number: told without a pattern, since few do. */
    private static boolean mayBeItem(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!Character.isWhitespace(c)) {
                return c >= '0' && c <= '9' || SIGNS.indexOf(c) >= 0;
            }
        }
        return false;
    }

    /** Whether the titles are headlines rather than headings of chapters. */
    boolean hasLongTitles() {
        return titles.values().stream()
                        .mapToInt(title -> title.split(" ").length)
                        .sum()
                >= HEADLINE_WORDS * titles.size();
    }

    /** Reads the items of a list; gives the index of the first line after it. */
    private static int read(List<String> lines, int begin, List<String> items) {
        int i = begin;
        boolean afterItem = false;
        for (; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher item = ITEM.matcher(line.length() > 300 ? "" : line);
            if (item.matches()) {
                int number = item.group(1) == null ? items.size() + 1 : Integer.parseInt(item.group(1));
                if (number != items.size() + 1) {
                    break;
                }
                items.add(Characters.oneLine(item.group(2)));
                afterItem = true;
            } else if (afterItem && !line.isBlank() && Character.isWhitespace(line.charAt(0)) && line.length() < 200) {
                items.add(items.removeLast() + " " + Characters.oneLine(line));
                afterItem = false;
            } else if (!line.isBlank()) {
                break;
            } else {
                afterItem = false;
            }
        }
        return i;
    }

    /** A line without the number of the item that it is. */
    static String withoutNumber(String line) {
        Matcher number = NUMBER.matcher(line);
        return number.lookingAt() ? line.substring(number.end()) : line;
    }

    /** Whether a line may be one of the titles, by its first word; one that begins with a sign may always. */
    private static boolean mayBegin(String line, Set<Integer> openings) {
        int first = 0;
        while (first < line.length() && line.charAt(first) == ' ') {
            first++;
        }
        int opening = opening(line, first);
        return opening == NO_WORD || openings.contains(opening) || openings.contains(NO_WORD) || opening == NUMBERED;
    }

    /** A hash of the word that begins at a place; {@link #NO_WORD} where it is not all letters and digits of ASCII. */
    private static int opening(String text, int at) {
        int hash = 1;
        int i = at;
        for (; i < text.length() && text.charAt(i) != ' '; i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return NO_WORD;
            }
            hash = hash * 31 + c;
        }
        return i == at ? NO_WORD : hash;
    }

    private static Map<Integer, String> find(List<String> lines, int begin, List<String> items) {
        Map<String, Integer> wanted = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            String folded = Fingerprint.fold(items.get(i));
            if (folded.length() >= FEWEST_LETTERS) {
                wanted.putIfAbsent(folded, i);
            }
        }
        Set<Integer> openings =
                wanted.keySet().stream().map(title -> opening(title, 0)).collect(Collectors.toSet());
        Map<Integer, String> found = new HashMap<>();
        int last = -1;
        for (int i = begin; i < lines.size() && !wanted.isEmpty(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.length() > 300 || !mayBegin(line, openings)) {
                continue;
            }
            Integer item = wanted.get(Fingerprint.fold(withoutNumber(line)));
            if (item != null && item > last) {
                found.put(i, items.get(item));
                last = item;
            }
        }
        return found;
    }
}
