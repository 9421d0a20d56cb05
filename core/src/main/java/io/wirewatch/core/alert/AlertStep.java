package io.wirewatch.core.alert;

import io.wirewatch.core.matching.Candidates;
import io.wirewatch.core.release.ReleaseHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one input did to an alert.
 *
 * @param input what came in
 * @param change what the alert's revision brought
 * @param status where the alert stands since
 * @param reason why it was withdrawn, or null
 * @param origin origin of the input
 * @param subscription the subscription at that time
 * @param endpoints its endpoints at that time
 * @param urgency its urgency at that time
 * @param deliver whether the input allows delivery
 * @param at when
 * @param member the release as it matches since, or null where it has stopped to
 * @param together for a windowed rule the releases that fulfil it together, first arrival first, in place of all before;
 *     null for a rule over one release
 * @param cooldown the subscription's cool-down at that time, or null
 */
public record AlertStep(
        Input input,
        Alert.Change change,
        AlertStatus status,
        String reason,
        Origin origin,
        Alert.SubscriptionRef subscription,
        List<String> endpoints,
        String urgency,
        boolean deliver,
        Instant at,
        Member member,
        List<Member> together,
        Duration cooldown) {
    public AlertStep {
        endpoints = List.copyOf(endpoints);
        together = together == null ? null : List.copyOf(together);
    }

    /**
     * What tells one input from another.
     *
     * @param release release id
     * @param version its version
     * @param withdrawn whether it takes the release back
     * @param replay id of the replay that brought it, or null
     * @param readAt when the version was read again, if other mentions were found in it then; else null
     */
    public record Input(String release, int version, boolean withdrawn, String replay, Instant readAt) {
        /** What came in. */
        static Input of(Candidates candidates) {
            ReleaseHead head = candidates.release().head();
            return new Input(
                    head.id(),
                    head.version(),
                    head.withdrawn(),
                    candidates.replay(),
                    candidates.isReprocessing() ? candidates.raisedAt() : null);
        }

        /** Whether this is a later version of the same release, takes back the same one, or is a later reading of it. */
        boolean isNewerThan(Input other) {
            if (!release.equals(other.release) || version != other.version) {
                return release.equals(other.release) && version > other.version;
            }
            return withdrawn == other.withdrawn ? isReadAfter(other) : withdrawn;
        }

        private boolean isReadAfter(Input other) {
            return readAt != null && (other.readAt == null || readAt.isAfter(other.readAt));
        }
    }

    /**
     * A release of the story that fulfils the rule.
     *
     * @param reference the release
     * @param page the page that it is of: its carrier, or itself
     * @param evidence why it fulfils the rule, in order of zone and start
     */
    public record Member(ReleaseRef reference, String page, List<Evidence> evidence) {
        public Member {
            evidence = List.copyOf(evidence);
        }

        /** A release as it matches. */
        static Member of(ReleaseHead head, List<Evidence> evidence) {
            return new Member(ReleaseRef.of(head), head.page(), evidence);
        }

        boolean isCarrier() {
            return page.equals(reference.id());
        }
    }
}
