package io.wirewatch.runtime.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.AlertStatus;
import io.wirewatch.core.alert.AlertStep;
import io.wirewatch.core.alert.Evidence;
import io.wirewatch.core.alert.Origin;
import io.wirewatch.core.alert.ReleaseRef;
import io.wirewatch.core.alert.StoryEntry;
import io.wirewatch.core.alert.WindowInput;
import io.wirewatch.core.alert.WindowState;
import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.MentionSentence;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Embargo;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.PassedDate;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.RawRelease;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.ReleaseText;
import io.wirewatch.core.release.Selectors;
import io.wirewatch.core.release.Sentence;
import io.wirewatch.core.release.Zone;
import io.wirewatch.core.window.Occurrence;
import io.wirewatch.core.window.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.ListArbitrary;

/** A value of core, mapped to its record and back, is equal. */
class MappersTest {

    @Property(tries = 200)
    void rawReleases(@ForAll("raw") RawRelease raw) {
        RawRelease back = RawReleaseMapper.toCore(RawReleaseMapper.toAvro(raw, "main", "identity"));

        assertThat(back).usingRecursiveComparison().isEqualTo(raw);
    }

    @Property(tries = 200)
    void cleanReleases(@ForAll("clean") CleanRelease clean) {
        assertThat(CleanReleaseMapper.toCore(CleanReleaseMapper.toAvro(clean, "main")))
                .isEqualTo(clean);
    }

    @Property(tries = 200)
    void taggedReleases(@ForAll("tagged") TaggedRelease tagged) {
        assertThat(MentionsMapper.toCore(MentionsMapper.toAvro(tagged, "main"))).isEqualTo(tagged);
    }

    @Property(tries = 200)
    void alerts(@ForAll("alerts") Alert alert) {
        assertThat(AlertMapper.toCore(AlertMapper.toAvro(alert, "main"))).isEqualTo(alert);
    }

    @Property(tries = 200)
    void storyEntries(@ForAll("entries") StoryEntry entry) {
        assertThat(StoryEntryMapper.toCore(StoryEntryMapper.toAvro(entry))).isEqualTo(entry);
    }

    @Property(tries = 50)
    void whatStepsOfAnEntryShareIsWrittenOnce(@ForAll("entries") StoryEntry entry) {
        AlertStep step = entry.steps().getFirst();
        List<AlertStep> twice = List.of(step, step, step);

        assertThat(StoryEntryMapper.toAvro(new StoryEntry(entry.story(), 0, twice))
                        .getEvidence())
                .hasSize(step.member() == null ? 0 : step.member().evidence().size());
    }

    @Property(tries = 200)
    void actors(@ForAll("actors") Actor actor) {
        assertThat(ActorMapper.toCore(ActorMapper.toAvro(actor, "main", false, 1, Instant.EPOCH)))
                .isEqualTo(actor);
    }

    @Property(tries = 200)
    void windowStates(@ForAll("windows") WindowState state) {
        assertThat(WindowMapper.toCore(WindowMapper.toAvro(state))).isEqualTo(state);
    }

    @Provide
    Arbitrary<RawRelease> raw() {
        Arbitrary<byte[]> body = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
        Arbitrary<RawRelease> plain = Combinators.combine(
                        text(), body, maybe(), maybe(), flag(), flag(), instant(), text())
                .as((id, bytes, title, url, withdrawn, historical, received, source) -> new RawRelease(
                        id, source, "text/html", url, bytes, title, url, title, url, withdrawn, historical, received));
        Arbitrary<Selectors> selectors =
                Combinators.combine(maybe(), maybe(), maybe(), some(text())).as(Selectors::new);
        return Combinators.combine(plain, selectors.injectNull(0.3)).as(RawRelease::withSelectors);
    }

    @Provide
    Arbitrary<CleanRelease> clean() {
        Arbitrary<Paragraph> paragraphs = Combinators.combine(
                        number(), number(), Arbitraries.of(Zone.LEAD, Zone.BODY), sentences())
                .as((start, length, zone, sentences) -> new Paragraph(start, start + length, zone, sentences));
        // The title is kept once on the wire, in the head, so the two are the same.
        Arbitrary<PassedDate> passed =
                Combinators.combine(text(), text(), text()).as(PassedDate::new);
        return Combinators.combine(head(), text(), some(paragraphs), maybe(), some(text()), flag(), some(passed))
                .as((head, text, layout, dateline, removed, bundle, dates) -> new CleanRelease(
                        head,
                        new ReleaseText(head.title(), text, layout),
                        dateline,
                        "given",
                        removed,
                        text,
                        bundle,
                        dates,
                        removed));
    }

    @Provide
    Arbitrary<TaggedRelease> tagged() {
        Arbitrary<MentionSentence> sentences = Combinators.combine(
                        Arbitraries.of(Zone.class), number(), number(), number(), text())
                .as(MentionSentence::new);
        return Combinators.combine(head(), some(mention()), some(sentences), Arbitraries.longs())
                .as(TaggedRelease::new);
    }

    /** Steps of one input: of those that the release fulfils, each has evidence of its own. */
    @Provide
    Arbitrary<StoryEntry> entries() {
        return Combinators.combine(head(), maybe(), flag(), instant())
                .flatAs((head, replay, deliver, at) -> Combinators.combine(
                                subscription(),
                                Arbitraries.of(AlertStatus.class),
                                Arbitraries.of(Alert.Change.class),
                                Arbitraries.of(Origin.class),
                                maybe(),
                                some(text()),
                                some(evidence()).injectNull(0.2))
                        .as((subscription, status, change, origin, reason, endpoints, evidence) -> new AlertStep(
                                new AlertStep.Input(
                                        head.id(), head.version(), head.withdrawn(), replay, deliver ? null : at),
                                change,
                                status,
                                reason,
                                origin,
                                subscription,
                                endpoints,
                                "low",
                                deliver,
                                at,
                                evidence == null
                                        ? null
                                        : new AlertStep.Member(ReleaseRef.of(head), head.page(), evidence),
                                null,
                                reason == null ? null : Duration.ofSeconds(90)))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(steps -> new StoryEntry(head.story(), head.version(), steps)));
    }

    @Provide
    Arbitrary<WindowState> windows() {
        Arbitrary<Occurrence> occurrences =
                Combinators.combine(sighting(), instant()).as(Occurrence::new);
        Arbitrary<WindowState.Anchor> anchors =
                Combinators.combine(sighting(), flag(), flag()).as(WindowState.Anchor::new);
        Arbitrary<WindowInput> inputs = Combinators.combine(
                        text(), number(), flag(), maybe(), sighting().injectNull(0.3), instant(), some(text()))
                .as((release, version, withdrawn, replay, hit, at, stories) -> new WindowInput(
                        new AlertStep.Input(release, version, withdrawn, replay, withdrawn ? null : at),
                        release,
                        hit,
                        at,
                        stories,
                        at));
        return Combinators.combine(
                        text(),
                        instant(),
                        some(occurrences),
                        some(anchors),
                        inputs.injectNull(0.3),
                        instant(),
                        flag(),
                        instant().injectNull(0.3))
                .as((id, since, found, named, last, until, loud, changedFrom) ->
                        new WindowState(id, id, since, found, named, last, until, loud, changedFrom));
    }

    private static Arbitrary<Sighting> sighting() {
        return Combinators.combine(instant(), instant(), text(), text(), Arbitraries.longs(), flag())
                .as(Sighting::new);
    }

    private static Arbitrary<Evidence> evidence() {
        return Combinators.combine(text(), number(), text(), mention(), text()).as(Evidence::new);
    }

    private static Arbitrary<Alert.SubscriptionRef> subscription() {
        return Combinators.combine(text(), text(), number(), text()).as(Alert.SubscriptionRef::new);
    }

    @Provide
    Arbitrary<Alert> alerts() {
        return Combinators.combine(
                        subscription(),
                        some(head().map(ReleaseRef::of)),
                        some(evidence()),
                        some(text()),
                        maybe(),
                        Arbitraries.of(AlertStatus.class),
                        Arbitraries.of(Alert.Change.class),
                        Arbitraries.of(Origin.class))
                .flatAs((sub, releases, proof, endpoints, maybe, status, change, origin) -> Combinators.combine(
                                instant(), flag(), number())
                        .as((at, deliver, revision) -> new Alert(
                                "alr_x",
                                revision,
                                status,
                                maybe,
                                change,
                                origin,
                                sub,
                                "sty_x",
                                releases,
                                proof,
                                endpoints,
                                "high",
                                maybe,
                                deliver,
                                maybe == null ? null : Duration.ofMillis(revision),
                                maybe,
                                revision,
                                at,
                                at)));
    }

    @Provide
    Arbitrary<Actor> actors() {
        Arbitrary<ActorAlias> aliases = Combinators.combine(
                        text(),
                        Arbitraries.of(Strength.class),
                        some(text()),
                        some(text()),
                        Arbitraries.of(ActorAlias.CaseRule.class),
                        Arbitraries.of(ActorAlias.Form.class),
                        maybe(),
                        Arbitraries.of(ActorAlias.Within.class))
                .as(ActorAlias::new);
        return Combinators.combine(text(), text(), text(), some(aliases)).as(Actor::new);
    }

    private static Arbitrary<ReleaseHead> head() {
        return Combinators.combine(text(), number(), flag(), maybe(), instant(), some(text()))
                .flatAs((id, version, flag, maybe, at, parts) -> Combinators.combine(
                                Arbitraries.of(PublishedPrecision.class),
                                Arbitraries.of(Notice.class).injectNull(0.5),
                                embargo().injectNull(0.5))
                        .as((precision, notice, embargo) -> new ReleaseHead(
                                id, version, flag, !flag, id, maybe, "push", at, precision, at, "en", id, maybe, parts,
                                notice, embargo)));
    }

    private static Arbitrary<Embargo> embargo() {
        return Combinators.combine(instant().injectNull(0.5), text()).as(Embargo::new);
    }

    private static Arbitrary<Mention> mention() {
        return Combinators.combine(
                        maybe(), text(), Arbitraries.of(Strength.class), Arbitraries.of(Zone.class), number(), number())
                .as((actor, alias, strength, zone, start, end) ->
                        new Mention(actor, "country", alias, strength, zone, start, end, start, end, start, end));
    }

    private static ListArbitrary<Sentence> sentences() {
        return some(Combinators.combine(number(), number()).as((start, length) -> new Sentence(start, start + length)));
    }

    private static <T> ListArbitrary<T> some(Arbitrary<T> of) {
        return of.list().ofMaxSize(3);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().all().excludeChars(surrogates()).ofMaxLength(12);
    }

    /** Half of a surrogate pair is no text: UTF-8 cannot carry it. */
    private static char[] surrogates() {
        StringBuilder all = new StringBuilder();
        for (int c = Character.MIN_SURROGATE; c <= Character.MAX_SURROGATE; c++) {
            all.append((char) c);
        }
        return all.toString().toCharArray();
    }

    private static Arbitrary<String> maybe() {
        return text().injectNull(0.3);
    }

    private static Arbitrary<Boolean> flag() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Integer> number() {
        return Arbitraries.integers().between(0, 1_000_000);
    }

    private static Arbitrary<Instant> instant() {
        return Arbitraries.longs().between(0, 4_000_000_000_000L).map(Instant::ofEpochMilli);
    }
}
