package io.wirewatch.formats.office;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Heads and feet that run through the pages of a document, and its page numbers. A line is one where it stands, the number
 * of its page aside, among the outermost of most pages. The first page keeps its head: it is the letterhead there.
 */
final class RunningLines {
    private static final int OUTERMOST = 3;
    private static final double MOST = 0.6;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "(?iu)[-–—|\\s]*(?:(?:page|seite|página|pagina|strona|sida|side|стр\\.?|p\\.)\\s*\\d{1,4}(?:\\s*(?:of|von|de|di|sur|/|z|av|af|из)\\s*\\d{1,4})?|\\d{1,4}\\s*(?:of|von|de|/)\\s*\\d{1,4})[-–—|\\s]*");

    private final List<List<List<String>>> pages;
    private final Set<String> heads;
    private final Set<String> feet;

    private RunningLines(List<List<List<String>>> pages) {
        this.pages = pages;
        this.heads = running(true);
        this.feet = running(false);
    }

    /** The pages without them. */
    static List<List<List<String>>> dropFrom(List<List<List<String>>> pages) {
        RunningLines running = new RunningLines(pages);
        List<List<List<String>>> own = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            own.add(running.own(i));
        }
        return own;
    }

    private Set<String> running(boolean atHead) {
        Map<String, Integer> counts = new HashMap<>();
        for (int page = 0; page < pages.size(); page++) {
            List<String> lines = flat(pages.get(page));
            Set<String> forms = new HashSet<>();
            for (int i = 0; i < Math.min(OUTERMOST, lines.size()); i++) {
                forms.addAll(forms(lines.get(atHead ? i : lines.size() - 1 - i), page));
            }
            forms.forEach(form -> counts.merge(form, 1, Integer::sum));
        }
        int enough = Math.max(2, (int) Math.ceil(pages.size() * MOST));
        counts.values().removeIf(count -> count < enough);
        return counts.keySet();
    }

    private static List<String> flat(List<List<String>> page) {
        return page.stream().flatMap(List::stream).toList();
    }

    /** A line as it is, and without the number of its page: nothing else differs, a sum at the foot of each page is none. */
    private static Set<String> forms(String line, int index) {
        String number = Integer.toString(index + 1);
        return Set.copyOf(List.of(
                line,
                NUMBER.matcher(line).replaceAll(found -> found.group().equals(number) ? "\uffff" : found.group())));
    }

    private static boolean isOf(Set<String> running, String line, int index) {
        return forms(line, index).stream().anyMatch(running::contains);
    }

    private List<List<String>> own(int index) {
        List<List<String>> page = pages.get(index);
        int size = flat(page).size();
        int from = headEnd(index, flat(page));
        int to = footStart(index, flat(page), from);
        List<List<String>> own = new ArrayList<>();
        int at = 0;
        for (List<String> block : page) {
            int begin = Math.max(0, from - at);
            int end = Math.min(block.size(), to - at);
            if (begin < end) {
                own.add(block.subList(begin, end));
            }
            at += block.size();
        }
        return from == 0 && to == size ? page : own;
    }

    private int headEnd(int index, List<String> lines) {
        int end = 0;
        while (end < Math.min(OUTERMOST, lines.size())
                && (isNumber(lines.get(end), index) || index > 0 && isOf(heads, lines.get(end), index))) {
            end++;
        }
        return end;
    }

    private int footStart(int index, List<String> lines, int from) {
        int start = lines.size();
        while (start > from
                && lines.size() - start < OUTERMOST
                && (isNumber(lines.get(start - 1), index) || isOf(feet, lines.get(start - 1), index))) {
            start--;
        }
        return start;
    }

    private static boolean isNumber(String line, int index) {
        return PAGE_NUMBER.matcher(line).matches()
                || line.replaceAll("[-–—|\\s]", "").equals(Integer.toString(index + 1));
    }
}
