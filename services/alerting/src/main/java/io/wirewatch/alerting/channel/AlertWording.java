package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.Message.Alert;
import io.wirewatch.alerting.channel.Message.Evidence;
import io.wirewatch.alerting.channel.Message.Release;
import io.wirewatch.alerting.channel.Message.Subscription;
import io.wirewatch.alerting.channel.Summary.Fact;
import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.alerting.channel.Summary.Items;
import io.wirewatch.alerting.channel.Summary.Link;
import io.wirewatch.alerting.channel.Summary.Tone;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.MessageTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts an alert into words for people: what happened, why it fired, where it stands. */
final class AlertWording {
    private static final Map<String, String> REASONS = Map.of(
            "killed", "the source withdrew it",
            "erased", "it was erased on legal demand",
            "edited", "an edit took out what the rule asks for",
            "late", "a release that arrived late shows that the rule did not hold",
            "reprocessed", "a release was read again, and what the rule asks for is not found any more");
    private static final Map<String, String> ORIGINS = Map.of(
            "late", "It arrived late: it was published well before it was received.",
            "backfill", "It was found in the past by a replay.");

    /** Among several alerts. */
    private static final int LONGEST_NAME = 60;

    private final Times times;

    AlertWording(Times times) {
        this.times = times;
    }

    /** An alert's message, in the words of the endpoint's templates where it has them. */
    Summary templated(Message.OfAlert message, Endpoint endpoint) {
        return templated(summary(message), message.data(), endpoint);
    }

    /** The same among others. */
    Item item(Message.OfAlert message) {
        Alert alert = message.data();
        Tone tone = tone(message.type(), alert);
        Optional<Release> first = alert.releases().stream().findFirst();
        List<String> notes = new ArrayList<>();
        first.map(AlertWording::embargo)
                .filter(text -> !text.isBlank())
                .ifPresent(text -> notes.add("Embargo: " + text));
        notes.add(because(alert));
        return new Item(
                tone == Tone.RAISED ? name(alert) : name(alert) + ": " + says(tone),
                Objects.requireNonNullElse(title(alert), ""),
                link(alert),
                notes,
                first.map(this::sourceAndTime).orElse(""),
                Quotes.of(alert.evidence()).stream().findFirst().orElse(null));
    }

    private static String name(Alert alert) {
        Subscription subscription = alert.subscription();
        return shortened(subscription.name() == null ? subscription.id() : subscription.name());
    }

    /** Before it is put together with others, so that what follows a long one is still read. */
    private static String shortened(String name) {
        return name == null ? "" : PlainText.cut(PlainText.line(name), LONGEST_NAME);
    }

    private String sourceAndTime(Release release) {
        return Stream.of(shortened(release.source()), times.minute(release.publishedAt()))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
    }

    private Summary summary(Message.OfAlert message) {
        Alert alert = message.data();
        Tone tone = tone(message.type(), alert);
        return new Summary(
                tone,
                alert.subscription().name() + ": " + says(tone),
                title(alert),
                link(alert),
                because(alert),
                Quotes.of(alert.evidence()),
                facts(alert),
                alert.releases().stream()
                        .skip(1)
                        .filter(release -> isLink(release.url()))
                        .map(release -> new Link(release.title(), release.url()))
                        .toList(),
                Items.NONE,
                alert.id() + ", revision " + alert.revision());
    }

    private static String link(Alert alert) {
        return alert.releases().stream()
                .map(Release::url)
                .filter(AlertWording::isLink)
                .findFirst()
                .orElse(null);
    }

    /** A release may bring any address; none is put under a reader's finger that is not of the web. */
    private static boolean isLink(String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://"));
    }

    private static Tone tone(String type, Alert alert) {
        if (alert.status().equals("withdrawn")) {
            return Tone.WITHDRAWN;
        }
        return type.equals("alert.updated") ? Tone.UPDATED : Tone.RAISED;
    }

    private static String says(Tone tone) {
        return switch (tone) {
            case UPDATED -> "updated";
            case WITHDRAWN -> "withdrawn";
            default -> "new alert";
        };
    }

    private static String title(Alert alert) {
        return alert.releases().isEmpty()
                ? alert.story()
                : alert.releases().getFirst().title();
    }

    private static String because(Alert alert) {
        return alert.reason() == null ? "" : "Withdrawn: " + REASONS.getOrDefault(alert.reason(), alert.reason()) + ".";
    }

    private List<Fact> facts(Alert alert) {
        List<Fact> facts = new ArrayList<>();
        Optional<Release> first = alert.releases().stream().findFirst();
        // Before all else: whoever publishes it must not miss it.
        fact(facts, "Embargo", first.map(AlertWording::embargo).orElse(""));
        fact(facts, "Found", actors(alert));
        fact(facts, "Where", zones(alert));
        first.ifPresent(release -> {
            fact(facts, "Source", release.source());
            fact(facts, "Published", times.minute(release.publishedAt()));
            fact(facts, "Received", times.minute(release.receivedAt()));
        });
        fact(facts, "Copies", copies(alert));
        fact(
                facts,
                "Rule",
                alert.subscription().expression() + " (version "
                        + alert.subscription().version() + ")");
        fact(facts, "Not sooner", ORIGINS.getOrDefault(alert.origin(), ""));
        fact(facts, "Held back", heldBack(alert.suppressedBefore()));
        return List.copyOf(facts);
    }

    private static String embargo(Release release) {
        return release.embargo() == null
                ? ""
                : Objects.requireNonNullElse(release.embargo().text(), "");
    }

    private static void fact(List<Fact> facts, String name, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(name, value));
        }
    }

    /** What each term of the rule was found as: {@code NATO (“the Alliance”), Russia}. */
    private static String actors(Alert alert) {
        Map<String, Set<String>> aliases = new LinkedHashMap<>();
        for (Evidence one : alert.evidence()) {
            Set<String> written = aliases.computeIfAbsent(one.term(), term -> new LinkedHashSet<>());
            if (!one.alias().equals(one.term())) {
                written.add("“" + one.alias() + "”");
            }
        }
        return aliases.entrySet().stream()
                .map(term -> term.getValue().isEmpty()
                        ? term.getKey()
                        : term.getKey() + " (" + String.join(", ", term.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String zones(Alert alert) {
        return alert.evidence().stream().map(Evidence::zone).distinct().collect(Collectors.joining(", "));
    }

    private static String copies(Alert alert) {
        int others = alert.releases().size() - 1;
        return others < 1
                ? ""
                : others + " more: "
                        + alert.releases().stream()
                                .skip(1)
                                .map(Release::source)
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    private static String heldBack(int others) {
        return others == 0
                ? ""
                : others + (others == 1 ? " other alert" : " other alerts")
                        + " of this subscription came before it, during its cool-down";
    }

    private Summary templated(Summary usual, Alert alert, Endpoint endpoint) {
        Optional<String> title = filled(endpoint.getTitleTemplate(), usual, alert);
        Optional<String> text = filled(endpoint.getTextTemplate(), usual, alert);
        return new Summary(
                usual.tone(),
                usual.label(),
                title.orElse(usual.title()),
                usual.link(),
                text.orElse(usual.text()),
                text.isPresent() ? List.of() : usual.quotes(),
                text.isPresent() ? List.of() : usual.facts(),
                text.isPresent() ? List.of() : usual.more(),
                Items.NONE,
                usual.footer());
    }

    private Optional<String> filled(String template, Summary usual, Alert alert) {
        return Optional.ofNullable(template)
                .map(text -> MessageTemplate.parse(text).fill(values(usual, alert)));
    }

    private Map<String, String> values(Summary usual, Alert alert) {
        Map<String, String> values = new HashMap<>();
        values.put("subscription", alert.subscription().name());
        values.put("subscription.id", alert.subscription().id());
        values.put("rule", alert.subscription().expression());
        values.put("status", alert.status());
        values.put("reason", usual.text());
        values.put("title", usual.title());
        values.put("url", usual.link() == null ? "" : usual.link());
        values.put("quotes", usual.quotes().stream().map(Summary.Quote::text).collect(Collectors.joining("\n")));
        values.put("actors", actors(alert));
        values.put("copies", copies(alert));
        values.put("alert", alert.id());
        values.put("revision", Integer.toString(alert.revision()));
        alert.releases().stream().findFirst().ifPresent(release -> {
            values.put("source", release.source());
            values.put("published", times.minute(release.publishedAt()));
            values.put("received", times.minute(release.receivedAt()));
        });
        return values;
    }
}
