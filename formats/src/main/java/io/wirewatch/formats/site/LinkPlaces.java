package io.wirewatch.formats.site;

import io.wirewatch.formats.site.PageWalk.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * Where on a page the links to releases stand. A list repeats itself: links at the same place of the same structure are taken or left
 * together, by what they have on the average: a date beside them, a heading around them, words of a title, an address with a day, a
 * number or a title in it.
 */
final class LinkPlaces {
    private static final double LEAST_MEAN = 3.5;
    private static final double LEAST_OF_FEW = 5;
    private static final int FEW = 2;
    private static final double NEAR_THE_BEST = 2;
    private static final int STEPS_WITHOUT_NAME = 3;
    private static final int MOST_STEPS = 12;
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> TURNS = Set.of("first", "last", "even", "odd", "active", "current", "alt");

    private final Map<String, Set<String>> urlsByPlace = new LinkedHashMap<>();
    private final Map<String, Integer> points = new HashMap<>();
    private final Map<String, String> shapes = new HashMap<>();

    private LinkPlaces() {}

    /** The addresses that lead to releases. */
    static Set<String> releases(List<Anchor> anchors, LinkBlocks blocks) {
        LinkPlaces places = new LinkPlaces();
        Map<String, List<Anchor>> byUrl = new LinkedHashMap<>();
        for (Anchor anchor : anchors) {
            if (!anchor.inFurniture()) {
                byUrl.computeIfAbsent(anchor.url(), url -> new ArrayList<>()).add(anchor);
            }
        }
        byUrl.forEach((url, its) -> places.take(url, its, blocks));
        return places.chosen();
    }

    private void take(String url, List<Anchor> anchors, LinkBlocks blocks) {
        int words = anchors.stream()
                .mapToInt(anchor -> PageWalk.words(anchor.text()))
                .max()
                .orElse(0);
        boolean heading = anchors.stream().limit(FEW + 1).anyMatch(LinkPlaces::isHeading);
        boolean dated = anchors.stream()
                .limit(FEW + 1)
                .anyMatch(anchor -> blocks.date(anchor).isPresent());
        int sum = LinkShape.points(anchors.getFirst().uri())
                + (words >= 5 ? 2 : words >= 3 ? 1 : 0)
                + (heading ? 2 : 0)
                + (dated ? 2 : 0);
        points.put(url, sum);
        shapes.put(url, LinkShape.of(anchors.getFirst().uri()));
        anchors.forEach(anchor -> urlsByPlace
                .computeIfAbsent(place(anchor.element()), place -> new LinkedHashSet<>())
                .add(url));
    }

    private Set<String> chosen() {
        Optional<Set<String>> best = urlsByPlace.values().stream()
                .filter(this::isTaken)
                .max(Comparator.comparingDouble(urls -> mean(urls) + Math.min(10, urls.size()) * 0.1));
        if (best.isEmpty()) {
            return Set.of();
        }
        double mean = mean(best.get());
        Set<String> chosen = new HashSet<>(best.get());
        Set<String> alike = best.get().stream().map(shapes::get).collect(Collectors.toSet());
        for (Set<String> urls : urlsByPlace.values()) {
            if (isTaken(urls) && mean(urls) >= mean - NEAR_THE_BEST) {
                chosen.addAll(urls);
            }
        }
        // The one on top of a list is often laid out otherwise than the rest.
        points.forEach((url, sum) -> {
            if (sum >= mean - 1 && alike.contains(shapes.get(url))) {
                chosen.add(url);
            }
        });
        return chosen;
    }

    private boolean isTaken(Set<String> urls) {
        double mean = mean(urls);
        return urls.size() > FEW ? mean >= LEAST_MEAN : urls.size() == FEW && mean >= LEAST_OF_FEW;
    }

    private double mean(Collection<String> urls) {
        return urls.stream().mapToInt(points::get).average().orElse(0);
    }

    private static boolean isHeading(Anchor anchor) {
        Element at = anchor.element();
        for (int i = 0; i <= FEW && at != null; i++) {
            if (HEADINGS.contains(at.normalName())) {
                return true;
            }
            at = at.parent();
        }
        return anchor.element().selectFirst("h1, h2, h3, h4, h5, h6") != null;
    }

    /** The way from the page to the link; near the link by tags only, as items of one list differ in their names. */
    private static String place(Element link) {
        StringBuilder place = new StringBuilder();
        Element at = link;
        for (int i = 0; i < MOST_STEPS && at != null; i++) {
            place.append('<').append(at.normalName());
            if (i > STEPS_WITHOUT_NAME) {
                place.append('#').append(plain(at.id())).append('.').append(plain(at.className()));
            }
            at = at.parent();
        }
        return place.toString();
    }

    private static String plain(String names) {
        return Arrays.stream(names.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(name -> !TURNS.contains(name) && name.chars().noneMatch(Character::isDigit))
                .findFirst()
                .orElse("");
    }
}
