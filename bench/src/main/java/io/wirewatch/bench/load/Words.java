package io.wirewatch.bench.load;

import java.util.List;
import java.util.SplittableRandom;

/** What made-up releases are made of. The actors are of the starter catalogue. */
final class Words {
    /** Actors that releases mention and subscriptions ask for. */
    static final List<String> ACTORS = List.of(
            "NATO",
            "Russia",
            "United Nations",
            "European Union",
            "World Health Organization",
            "World Bank",
            "UNICEF",
            "African Union",
            "ASEAN",
            "OSCE",
            "Georgia",
            "Moldova",
            "Poland",
            "Norway",
            "Kenya",
            "Brazil",
            "Japan",
            "Canada",
            "India",
            "Egypt",
            "Ukraine",
            "Kazakhstan",
            "Finland",
            "Portugal",
            "Vietnam",
            "Chile");

    private static final List<String> PLACES = List.of(
            "BRUSSELS", "GENEVA", "VIENNA", "NAIROBI", "OTTAWA", "OSLO", "TOKYO", "WARSAW", "LISBON", "HELSINKI");
    private static final List<String> MONTHS = List.of("January", "March", "April", "June", "September", "November");
    private static final List<String> MATTERS = List.of(
            "grain shipments",
            "river navigation",
            "air traffic over the mountain passes",
            "vaccination of livestock",
            "the training of customs officers",
            "satellite images of flooded farmland",
            "rail freight at the border",
            "school meals",
            "the clearing of old ammunition depots",
            "spare parts for search and rescue helicopters",
            "drinking water in coastal towns",
            "radio frequencies at sea",
            "the exchange of weather observations");
    private static final List<String> VERBS = List.of(
            "reviewed",
            "agreed on",
            "postponed a decision on",
            "published new figures about",
            "opened talks on",
            "will pay for",
            "criticised delays with",
            "praised the progress of",
            "asked for a second report on");
    private static final List<String> REASONS = List.of(
            "after two days of talks",
            "although the budget is not settled",
            "at the request of local authorities",
            "before the winter begins",
            "following a visit to the region",
            "in line with last year's plan",
            "once the parliaments have been heard",
            "subject to an audit in spring");
    private static final List<String> SPEAKERS = List.of(
            "A spokeswoman",
            "The head of the delegation",
            "An engineer on the site",
            "The deputy director",
            "A member of the panel",
            "The harbour master",
            "One of the observers",
            "The mayor");
    private static final List<String> REMARKS = List.of(
            "the first results would be shown within %d weeks",
            "%d families had been reached so far",
            "some %d tonnes were still waiting in the depots",
            "the work had taken %d hours longer than planned",
            "only %d of the requests had been answered",
            "the second phase would cost %d million crowns",
            "a team of %d people would stay until the end of the season");
    private static final List<String> PLAIN = List.of(
            "Reporters may visit the site on the %dth day of the exercise if they register in time.",
            "The full list of %d measures is part of the annex and will be kept up to date.",
            "Earlier rounds had ended without a result, %d points remaining open.",
            "Measurements at %d stations confirm the trend of the past seasons.",
            "Most of the %d bridges on the route were built before the last reform.",
            "No injuries were reported among the %d volunteers who took part.");

    private Words() {}

    static String pick(SplittableRandom random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    static String dateline(SplittableRandom random) {
        return pick(random, PLACES) + ", " + pick(random, MONTHS) + " " + random.nextInt(1, 28) + ", "
                + random.nextInt(2004, 2025) + " - ";
    }

    static String title(SplittableRandom random, int number) {
        return pick(random, SPEAKERS) + " on " + pick(random, MATTERS) + ", Report " + number;
    }

    /** A sentence; one in three names actors, one of these two of them. */
    static String sentence(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> pick(random, ACTORS) + " " + pick(random, VERBS) + " " + matter(random) + ".";
            case 1 ->
                pick(random, ACTORS) + " and " + pick(random, ACTORS) + " " + pick(random, VERBS) + " " + matter(random)
                        + ".";
            case 2, 3 ->
                pick(random, SPEAKERS) + " said that "
                        + pick(random, REMARKS).formatted(random.nextInt(3, 900)) + ", "
                        + pick(random, REASONS) + ".";
            default -> pick(random, PLAIN).formatted(random.nextInt(4, 400));
        };
    }

    private static String matter(SplittableRandom random) {
        return pick(random, MATTERS) + " " + pick(random, REASONS);
    }
}
