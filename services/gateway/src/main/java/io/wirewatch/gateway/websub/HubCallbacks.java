package io.wirewatch.gateway.websub;

import io.micrometer.core.instrument.MeterRegistry;
import io.wirewatch.avro.HubWord;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.avro.WebSubState;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.gateway.view.SettingsStore;
import io.wirewatch.runtime.security.HubProofs;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What hubs call about (WebSub): they confirm what ingestion asked for, deny it, and push. What they say is written on the
 * source ({@code hubWord}), where ingestion finds it. A push is word that something is new; its content is not taken.
 */
public final class HubCallbacks {
    private static final int LONGEST_CHALLENGE = 2_000;
    private static final int LONGEST_REASON = 300;
    /** Where a hub does not say how long it pushes; longer than a month makes no difference. */
    private static final Duration USUAL_LEASE = Duration.ofDays(1);

    private static final Duration LONGEST_LEASE = Duration.ofDays(400);

    private final Settings<Source> sources;
    private final SettingsStore<Source> known;
    private final SettingsStore<SourceState> states;
    private final SharedLook log;
    private final HubProofs proofs;
    private final Journal journal;
    private final Nudges nudges;
    private final MeterRegistry meters;

    HubCallbacks(
            Settings<Source> sources,
            SettingsStore<Source> known,
            SettingsStore<SourceState> states,
            Barrier barrier,
            HubProofs proofs,
            Journal journal,
            Nudges nudges,
            MeterRegistry meters) {
        this.sources = sources;
        this.known = known;
        this.states = states;
        this.log = new SharedLook(() -> barrier.catchUp(Topics.SOURCES) && barrier.catchUp(Topics.SOURCE_STATE));
        this.proofs = proofs;
        this.journal = journal;
        this.nudges = nudges;
        this.meters = meters;
    }

    /**
     * Confirms that pushes are wanted, or no longer wanted, where that is so (section 5.3); takes note of a denial (5.2).
     *
     * @return what to answer
     * @throws ProblemException 404 where it was not asked for
     */
    String confirm(String id, String token, HubQuestion question) {
        HubSubscription subscription =
                find(id, token).filter(found -> found.isAbout(question.topic())).orElseThrow(() -> unknown("unknown"));
        boolean wanted = subscription.isWanted();
        if (question.isDenial()) {
            if (wanted) {
                hear(subscription, false, word -> denied(word, question.reason()));
                count("denied");
            }
            return "";
        }
        String challenge = question.challenge();
        if (challenge == null || challenge.length() > LONGEST_CHALLENGE || !question.isRight(wanted)) {
            throw unknown("unwanted");
        }
        if (wanted) {
            hear(subscription, true, word -> confirmed(word, question.lease().orElse(USUAL_LEASE)));
        }
        count(wanted ? "confirmed" : "ended");
        return challenge;
    }

    /**
     * Takes a push (section 7). One that is not signed as agreed is let go without a word, as the standard says.
     *
     * @throws ProblemException 410 where no pushes are wanted, 413 for a body that is too large
     */
    void push(String id, String token, String signature, InputStream body) throws IOException {
        HubSubscription subscription =
                find(id, token).filter(HubSubscription::isWanted).orElseThrow(this::gone);
        WebSubState state = subscription.state();
        Optional<PushSignature> given = PushSignature.read(signature);
        try (HubBody bounded = new HubBody(body)) {
            if (given.isEmpty() || !given.get().isOf(bounded, proofs.secret(id, state.getHub(), state.getTopic()))) {
                count("unsigned");
                return;
            }
        }
        boolean passed = nudges.pass(id, () -> write(subscription, word -> pushed(word, journal.now())));
        count(passed ? "passed" : "coalesced");
    }

    /** The subscription of a token; the state that names it is written before its hub is asked, but the view may be behind. */
    private Optional<HubSubscription> find(String id, String token) {
        Optional<HubSubscription> found = lookUp(id, token);
        if (found.isPresent()) {
            return found;
        }
        if (!log.await()) {
            // A no would be wrong, and a hub would take it as the end.
            throw ProblemException.unavailable(null);
        }
        return lookUp(id, token);
    }

    private Optional<HubSubscription> lookUp(String id, String token) {
        return states.get(id)
                .map(SourceState::getWebSub)
                .filter(state -> isEqual(token, proofs.token(id, state.getHub(), state.getTopic())))
                .map(state -> new HubSubscription(id, known.get(id).orElse(null), state));
    }

    private static boolean isEqual(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private void hear(HubSubscription subscription, boolean confirmed, Function<HubWord, HubWord> said) {
        if (!subscription.wasHeard(confirmed, journal.now())) {
            write(subscription, said);
        }
    }

    private void write(HubSubscription subscription, Function<HubWord, HubWord> said) {
        sources.touch(
                subscription.id(),
                source -> Source.newBuilder(source)
                        .setHubWord(said.apply(subscription.wordOn(source)))
                        .build());
    }

    private HubWord confirmed(HubWord word, Duration lease) {
        Instant now = journal.now();
        Duration bounded = lease.compareTo(LONGEST_LEASE) < 0 ? lease : LONGEST_LEASE;
        return new HubWord(word.getHub(), word.getTopic(), now, now.plus(bounded), null, word.getPushedAt());
    }

    private HubWord denied(HubWord word, String reason) {
        String given =
                reason == null ? "" : reason.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String bounded = given.length() > LONGEST_REASON ? given.substring(0, LONGEST_REASON) + "…" : given;
        return new HubWord(word.getHub(), word.getTopic(), journal.now(), null, bounded, word.getPushedAt());
    }

    private static HubWord pushed(HubWord word, Instant at) {
        return HubWord.newBuilder(word).setPushedAt(at).build();
    }

    private ProblemException unknown(String outcome) {
        count(outcome);
        return ProblemException.of(404, Problem.Kind.NOT_FOUND, "Nothing of the kind was asked for here.");
    }

    /** Also for what never was: who guesses is not told which sources there are. */
    private ProblemException gone() {
        count("gone");
        return ProblemException.of(410, Problem.Kind.NOT_FOUND, "Pushes to this address are not wanted.");
    }

    private void count(String outcome) {
        meters.counter("wirewatch.gateway.hub.calls", "outcome", outcome).increment();
    }
}
