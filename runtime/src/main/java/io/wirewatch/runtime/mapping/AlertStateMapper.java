package io.wirewatch.runtime.mapping;

import io.wirewatch.core.alert.AlertState;
import io.wirewatch.core.alert.AlertStatus;
import io.wirewatch.core.alert.AlertStep;
import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.alert.Origin;
import io.wirewatch.core.alert.ReleaseTrack;

/** What matching remembers. */
public final class AlertStateMapper {
    private AlertStateMapper() {}

    /** The record of a state. */
    public static io.wirewatch.avro.AlertState toAvro(AlertState state) {
        return io.wirewatch.avro.AlertState.newBuilder()
                .setSubscription(state.subscription())
                .setStory(state.story())
                .setSteps(state.steps().stream().map(AlertStateMapper::toAvro).toList())
                .build();
    }

    /** The state of a record. */
    public static AlertState toCore(io.wirewatch.avro.AlertState state) {
        return new AlertState(
                state.getSubscription(),
                state.getStory(),
                state.getSteps().stream().map(AlertStateMapper::toCore).toList());
    }

    /** The record of what is known of a release. */
    public static io.wirewatch.avro.ReleaseTrack toAvro(ReleaseTrack track) {
        return io.wirewatch.avro.ReleaseTrack.newBuilder()
                .setVersion(track.version())
                .setWithdrawn(track.withdrawn())
                .setSubscriptions(track.subscriptions())
                .build();
    }

    /** What is known of a release, of a record. */
    public static ReleaseTrack toCore(io.wirewatch.avro.ReleaseTrack track) {
        return new ReleaseTrack(track.getVersion(), track.getWithdrawn(), track.getSubscriptions());
    }

    private static io.wirewatch.avro.AlertStep toAvro(AlertStep step) {
        Member member = step.member();
        io.wirewatch.avro.AlertStep.Builder record = io.wirewatch.avro.AlertStep.newBuilder()
                .setRelease(step.input().release())
                .setVersion(step.input().version())
                .setWithdrawn(step.input().withdrawn())
                .setReplay(step.input().replay())
                .setChange(AlertMapper.text(step.change()))
                .setStatus(step.status().text())
                .setReason(step.reason())
                .setOrigin(step.origin().text())
                .setSubscription(AlertMapper.toAvro(step.subscription()))
                .setEndpoints(step.endpoints())
                .setUrgency(step.urgency())
                .setDeliver(step.deliver())
                .setAt(step.at());
        if (member != null) {
            record.setReference(AlertMapper.toAvro(member.reference()))
                    .setPage(member.page())
                    .setEvidence(
                            member.evidence().stream().map(AlertMapper::toAvro).toList());
        }
        return record.build();
    }

    private static AlertStep toCore(io.wirewatch.avro.AlertStep step) {
        return new AlertStep(
                new Input(step.getRelease(), step.getVersion(), step.getWithdrawn(), step.getReplay()),
                AlertMapper.change(step.getChange()),
                AlertStatus.of(step.getStatus()),
                step.getReason(),
                Origin.of(step.getOrigin()),
                AlertMapper.toCore(step.getSubscription()),
                step.getEndpoints(),
                step.getUrgency(),
                step.getDeliver(),
                step.getAt(),
                member(step));
    }

    private static Member member(io.wirewatch.avro.AlertStep step) {
        return step.getReference() == null
                ? null
                : new Member(
                        AlertMapper.toCore(step.getReference()),
                        step.getPage(),
                        step.getEvidence().stream().map(AlertMapper::toCore).toList());
    }
}
