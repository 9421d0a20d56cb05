package io.wirewatch.core.alert;

import io.wirewatch.core.alert.Alert.Change;
import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.matching.Explanation;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.Zone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an input that was not met before does to the alert of a subscription about a story. */
final class AlertDecision {
    /** How many releases an alert lists. The next copies of a story change nothing. */
    static final int MAX_RELEASES = 500;

    /** Its source took the release back. */
    static final String KILLED = "killed";
    /** It was erased on legal demand. */
    static final String ERASED = "erased";
    /** No release fulfils the rule any more. */
    static final String EDITED = "edited";
    /** A release that came in late has shown that the rule did not hold. */
    static final String LATE = "late";
    /** A release was read again, and what the rule asks for is not found any more. */
    static final String REPROCESSED = "reprocessed";

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final AlertState state;
    private final Incoming incoming;
    private final ActiveSubscription subscription;
    private final ReleaseHead head;
    private final Map<String, Member> members;

    private AlertDecision(AlertState state, Incoming incoming, ActiveSubscription subscription) {
        this.state = state;
        this.incoming = incoming;
        this.subscription = subscription;
        this.head = incoming.candidates().release().head();
        this.members = state.members();
    }

    /**
     * What came in, for all subscriptions alike.
     *
     * @param reference the release
     * @param explanation why it fulfils a rule
     * @param full whether the story takes in no further copies
     */
    record Incoming(Input input, Candidates candidates, ReleaseRef reference, Explanation explanation, boolean full) {
        Incoming(Candidates candidates, boolean full) {
            this(
                    Input.of(candidates),
                    candidates,
                    ReleaseRef.of(candidates.release().head()),
                    new Explanation(candidates.release()),
                    full);
        }
    }

    /** The step, or empty where nothing changes. */
    static Optional<AlertStep> step(AlertState state, Incoming incoming, ActiveSubscription subscription) {
        return new AlertDecision(state, incoming, subscription).step();
    }

    private Optional<AlertStep> step() {
        if (incoming.candidates().isReprocessing() && !isOfThisRule()) {
            return Optional.empty();
        }
        if (head.withdrawn()) {
            return gone(reasonOf(head));
        }
        return incoming.explanation()
                .of(subscription.expression().rule())
                .map(this::matches)
                .orElseGet(() -> gone(incoming.candidates().isReprocessing() ? REPROCESSED : EDITED));
    }

    /** Whether the release came in when the rule was as it is now: that rules change, too, must not raise and take back what is past. */
    private boolean isOfThisRule() {
        return members.containsKey(head.id())
                ? state.ruleOf(head.id()).equals(subscription.reference().expression())
                : !head.receivedAt().isBefore(subscription.since());
    }

    /** Why a release that was taken back takes alerts with it. */
    static String reasonOf(ReleaseHead withdrawn) {
        return withdrawn.erased() ? ERASED : KILLED;
    }

    private Optional<AlertStep> matches(List<Evidence> evidence) {
        Member member = new Member(incoming.reference(), head.page(), evidence);
        Member before = members.get(head.id());
        return before == null ? joins(member) : changes(before, member);
    }

    /** A release of the story that did not match before. */
    private Optional<AlertStep> joins(Member member) {
        if (head.historical() && incoming.candidates().isHistoricalSilent()) {
            return Optional.empty();
        }
        if (members.isEmpty() || isFirstInTime()) {
            return made(Change.RAISED, AlertStatus.RAISED, null, member);
        }
        if (incoming.full() || members.size() >= MAX_RELEASES) {
            return Optional.empty();
        }
        return made(
                Change.COPY, hasPageMate(member.page()) ? state.last().status() : AlertStatus.UPDATED, null, member);
    }

    /**
     * Whether the alert was only ever late, and so perhaps sent to nobody, and this release is not: the order of arrival
     * must not decide whether anybody hears of the story.
     */
    private boolean isFirstInTime() {
        return state.raising().origin() == Origin.LATE && origin() == Origin.LIVE;
    }

    /** A release that goes on matching, in another version. */
    private Optional<AlertStep> changes(Member before, Member after) {
        if (isKnown(before) || before.equals(after)) {
            return Optional.empty();
        }
        return Meaning.of(before).equals(Meaning.of(after)) || isToldAlready(after)
                ? made(Change.COPY, state.last().status(), null, after)
                : made(Change.EVIDENCE, AlertStatus.UPDATED, null, after);
    }

    /** Whether the alert has a release as this very version of it. */
    private boolean isKnown(Member before) {
        return before.reference().version() == head.version()
                && !incoming.candidates().isReprocessing();
    }

    /**
     * Whether this edit of the page, or what a replay found in it, has been told of by another part of it, or by the page itself: one is
     * one message.
     */
    private boolean isToldAlready(Member part) {
        return state.steps().stream()
                .filter(step -> step.change() == Change.EVIDENCE && step.member() != null)
                .filter(step ->
                        Objects.equals(step.input().replay(), incoming.input().replay()))
                .map(AlertStep::member)
                .anyMatch(told -> told.page().equals(part.page())
                        && !told.reference().id().equals(part.reference().id())
                        && told.reference().receivedAt().equals(part.reference().receivedAt()));
    }

    /** A release that does not match, or not any more. */
    private Optional<AlertStep> gone(String reason) {
        Member before = members.get(head.id());
        if (before == null) {
            return Optional.empty();
        }
        if (!head.withdrawn() && isKnown(before)) {
            // It matched when this version came in; that the rule has changed since takes nothing back.
            return Optional.empty();
        }
        if (members.size() == 1) {
            return made(Change.WITHDRAWN, AlertStatus.WITHDRAWN, reason, null);
        }
        // The parts of a page go one after the other, as they came: only the last one is news.
        return hasPageMate(before.page())
                ? made(Change.COPY, state.last().status(), null, null)
                : made(Change.EVIDENCE, AlertStatus.UPDATED, null, null);
    }

    /** Whether another part of the page, or the page itself, matches. */
    private boolean hasPageMate(String page) {
        return members.values().stream()
                .anyMatch(member ->
                        member.page().equals(page) && !member.reference().id().equals(head.id()));
    }

    private Optional<AlertStep> made(Change change, AlertStatus status, String reason, Member member) {
        return Optional.of(new AlertStep(
                incoming.input(),
                change,
                status,
                reason,
                origin(),
                subscription.reference(),
                subscription.endpoints(),
                subscription.urgency(),
                incoming.candidates().deliver(),
                incoming.candidates().raisedAt(),
                member,
                null,
                subscription.cooldown()));
    }

    private Origin origin() {
        return incoming.candidates().isOfReplay() ? Origin.BACKFILL : subscription.originOf(head);
    }

    /**
     * What evidence says, in words: an edit elsewhere moves it, other punctuation or markup dresses it, and neither is news. Nor is a
     * title put in other words around the same names.
     */
    private record Meaning(String term, String actor, String alias, boolean headline, String quote) {
        static Set<Meaning> of(Member member) {
            return member.evidence().stream().map(Meaning::of).collect(Collectors.toSet());
        }

        static Meaning of(Evidence evidence) {
            boolean headline = evidence.mention().zone() == Zone.HEADLINE;
            return new Meaning(
                    evidence.term(),
                    Objects.toString(evidence.mention().actor(), ""),
                    words(evidence.mention().alias()),
                    headline,
                    headline ? "" : words(evidence.quote()));
        }

        private static String words(String written) {
            return NO_WORD.matcher(written).replaceAll("").toLowerCase(Locale.ROOT);
        }
    }
}
