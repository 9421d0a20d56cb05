package io.wirewatch.runtime.mapping;

import io.wirewatch.avro.StoryStep;
import io.wirewatch.core.alert.AlertStatus;
import io.wirewatch.core.alert.AlertStep;
import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.alert.AlertStep.Member;
import io.wirewatch.core.alert.Evidence;
import io.wirewatch.core.alert.Origin;
import io.wirewatch.core.alert.StoryEntry;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What matching remembers of a story. What the steps of an entry share is written once. */
public final class StoryEntryMapper {
    private StoryEntryMapper() {}

    /** The record of an entry. */
    public static io.wirewatch.avro.StoryEntry toAvro(StoryEntry entry) {
        AlertStep first = entry.steps().getFirst();
        List<io.wirewatch.avro.Evidence> evidence = new ArrayList<>();
        // By identity: steps of one input share their evidence. Where they did not, it would be written more than once.
        Map<Evidence, Integer> places = new IdentityHashMap<>();
        List<StoryStep> steps = new ArrayList<>(entry.steps().size());
        Member release = null;
        for (AlertStep step : entry.steps()) {
            if (step.member() == null) {
                steps.add(toAvro(step, null));
                continue;
            }
            release = step.member();
            List<Integer> shown = new ArrayList<>(release.evidence().size());
            for (Evidence one : release.evidence()) {
                shown.add(places.computeIfAbsent(one, mention -> {
                    evidence.add(AlertMapper.toAvro(mention));
                    return evidence.size() - 1;
                }));
            }
            steps.add(toAvro(step, shown));
        }
        return io.wirewatch.avro.StoryEntry.newBuilder()
                .setStory(entry.story())
                .setNumber(entry.number())
                .setRelease(first.input().release())
                .setVersion(first.input().version())
                .setWithdrawn(first.input().withdrawn())
                .setReplay(first.input().replay())
                .setReadAt(first.input().readAt())
                .setDeliver(first.deliver())
                .setAt(first.at())
                .setReference(release == null ? null : AlertMapper.toAvro(release.reference()))
                .setPage(release == null ? "" : release.page())
                .setEvidence(evidence)
                .setSteps(steps)
                .build();
    }

    private static StoryStep toAvro(AlertStep step, List<Integer> evidence) {
        return StoryStep.newBuilder()
                .setChange(AlertMapper.text(step.change()))
                .setStatus(step.status().text())
                .setReason(step.reason())
                .setOrigin(step.origin().text())
                .setSubscription(AlertMapper.toAvro(step.subscription()))
                .setEndpoints(step.endpoints())
                .setUrgency(step.urgency())
                .setEvidence(evidence)
                .setCooldown(AlertMapper.text(step.cooldown()))
                .build();
    }

    /** The entry of a record. */
    public static StoryEntry toCore(io.wirewatch.avro.StoryEntry entry) {
        Input input = new Input(
                entry.getRelease(), entry.getVersion(), entry.getWithdrawn(), entry.getReplay(), entry.getReadAt());
        Member release = entry.getReference() == null
                ? null
                : new Member(
                        AlertMapper.toCore(entry.getReference()),
                        entry.getPage(),
                        entry.getEvidence().stream().map(AlertMapper::toCore).toList());
        return new StoryEntry(
                entry.getStory(),
                entry.getNumber(),
                entry.getSteps().stream()
                        .map(step -> toCore(entry, input, step, member(release, step)))
                        .toList());
    }

    /** The release with the evidence of one step of all that the entry has. */
    private static Member member(Member release, StoryStep step) {
        return step.getEvidence() == null
                ? null
                : new Member(
                        release.reference(),
                        release.page(),
                        step.getEvidence().stream().map(release.evidence()::get).toList());
    }

    private static AlertStep toCore(io.wirewatch.avro.StoryEntry entry, Input input, StoryStep step, Member member) {
        return new AlertStep(
                input,
                AlertMapper.change(step.getChange()),
                AlertStatus.of(step.getStatus()),
                step.getReason(),
                Origin.of(step.getOrigin()),
                AlertMapper.toCore(step.getSubscription()),
                step.getEndpoints(),
                step.getUrgency(),
                entry.getDeliver(),
                entry.getAt(),
                member,
                null,
                AlertMapper.duration(step.getCooldown()));
    }
}
