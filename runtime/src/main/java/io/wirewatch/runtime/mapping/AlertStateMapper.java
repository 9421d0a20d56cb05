package io.wirewatch.runtime.mapping;

import io.wirewatch.core.alert.AlertState;
import io.wirewatch.core.alert.AlertStatus;
import io.wirewatch.core.alert.AlertStep;
import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.alert.Origin;
import io.wirewatch.core.alert.ReleaseTrack;

/** What matching remembers of the alerts of windowed rules, and of releases. */
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
        return io.wirewatch.avro.AlertStep.newBuilder()
                .setRelease(step.input().release())
                .setVersion(step.input().version())
                .setWithdrawn(step.input().withdrawn())
                .setReplay(step.input().replay())
                .setReadAt(step.input().readAt())
                .setChange(AlertMapper.text(step.change()))
                .setStatus(step.status().text())
                .setReason(step.reason())
                .setOrigin(step.origin().text())
                .setSubscription(AlertMapper.toAvro(step.subscription()))
                .setEndpoints(step.endpoints())
                .setUrgency(step.urgency())
                .setDeliver(step.deliver())
                .setAt(step.at())
                .setTogether(
                        step.together().stream().map(AlertStateMapper::toAvro).toList())
                .setCooldown(AlertMapper.text(step.cooldown()))
                .build();
    }

    /** The record of a release that an alert shows. */
    static io.wirewatch.avro.AlertMember toAvro(Member member) {
        return io.wirewatch.avro.AlertMember.newBuilder()
                .setReference(AlertMapper.toAvro(member.reference()))
                .setPage(member.page())
                .setEvidence(member.evidence().stream().map(AlertMapper::toAvro).toList())
                .build();
    }

    /** The release that an alert shows, of a record. */
    static Member toCore(io.wirewatch.avro.AlertMember member) {
        return new Member(
                AlertMapper.toCore(member.getReference()),
                member.getPage(),
                member.getEvidence().stream().map(AlertMapper::toCore).toList());
    }

    private static AlertStep toCore(io.wirewatch.avro.AlertStep step) {
        return new AlertStep(
                new Input(
                        step.getRelease(), step.getVersion(), step.getWithdrawn(), step.getReplay(), step.getReadAt()),
                AlertMapper.change(step.getChange()),
                AlertStatus.of(step.getStatus()),
                step.getReason(),
                Origin.of(step.getOrigin()),
                AlertMapper.toCore(step.getSubscription()),
                step.getEndpoints(),
                step.getUrgency(),
                step.getDeliver(),
                step.getAt(),
                null,
                step.getTogether().stream().map(AlertStateMapper::toCore).toList(),
                AlertMapper.duration(step.getCooldown()));
    }
}
