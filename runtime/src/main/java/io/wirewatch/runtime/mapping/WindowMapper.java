package io.wirewatch.runtime.mapping;

import io.wirewatch.core.alert.AlertStep.Input;
import io.wirewatch.core.alert.WindowHit;
import io.wirewatch.core.alert.WindowInput;
import io.wirewatch.core.alert.WindowState;
import io.wirewatch.core.alert.WindowState.Anchor;
import io.wirewatch.core.window.Occurrence;
import io.wirewatch.core.window.Sighting;

/** What matching remembers of windowed subscriptions. */
public final class WindowMapper {
    private WindowMapper() {}

    /** The record of how a subscription stands. */
    public static io.wirewatch.avro.WindowState toAvro(WindowState state) {
        return io.wirewatch.avro.WindowState.newBuilder()
                .setSubscription(state.subscription())
                .setRule(state.rule())
                .setSince(state.since())
                .setOccurrences(
                        state.occurrences().stream().map(WindowMapper::toAvro).toList())
                .setAnchors(state.anchors().stream().map(WindowMapper::toAvro).toList())
                .setLast(state.last() == null ? null : toAvro(state.last()))
                .setKeepUntil(state.keepUntil())
                .setLoud(state.isLoud())
                .setChangedFrom(state.changedFrom())
                .build();
    }

    /** How a subscription stands, of a record. */
    public static WindowState toCore(io.wirewatch.avro.WindowState state) {
        return new WindowState(
                state.getSubscription(),
                state.getRule(),
                state.getSince(),
                state.getOccurrences().stream()
                        .map(occurrence -> new Occurrence(toCore(occurrence.getStart()), occurrence.getEnd()))
                        .toList(),
                state.getAnchors().stream()
                        .map(anchor ->
                                new Anchor(toCore(anchor.getSighting()), anchor.getSilent(), anchor.getSettled()))
                        .toList(),
                state.getLast() == null ? null : toCore(state.getLast()),
                state.getKeepUntil(),
                state.getLoud(),
                state.getChangedFrom());
    }

    /** The record of what a subscription was told. */
    public static io.wirewatch.avro.WindowInput toAvro(WindowInput input) {
        return io.wirewatch.avro.WindowInput.newBuilder()
                .setRelease(input.input().release())
                .setVersion(input.input().version())
                .setWithdrawn(input.input().withdrawn())
                .setReplay(input.input().replay())
                .setReadAt(input.input().readAt())
                .setRule(input.rule())
                .setHit(input.hit() == null ? null : toAvro(input.hit()))
                .setReceived(input.received())
                .setStories(input.stories())
                .setKeepUntil(input.keepUntil())
                .build();
    }

    /** What a subscription was told, of a record. */
    public static WindowInput toCore(io.wirewatch.avro.WindowInput input) {
        return new WindowInput(
                new Input(
                        input.getRelease(),
                        input.getVersion(),
                        input.getWithdrawn(),
                        input.getReplay(),
                        input.getReadAt()),
                input.getRule(),
                input.getHit() == null ? null : toCore(input.getHit()),
                input.getReceived(),
                input.getStories(),
                input.getKeepUntil());
    }

    /** The record of a release that counts. */
    public static io.wirewatch.avro.WindowHit toAvro(WindowHit hit) {
        return io.wirewatch.avro.WindowHit.newBuilder()
                .setSubscription(hit.subscription())
                .setRule(hit.rule())
                .setSighting(toAvro(hit.sighting()))
                .setMember(AlertStateMapper.toAvro(hit.member()))
                .setKeepUntil(hit.keepUntil())
                .build();
    }

    /** The release that counts, of a record. */
    public static WindowHit toCore(io.wirewatch.avro.WindowHit hit) {
        return new WindowHit(
                hit.getSubscription(),
                hit.getRule(),
                toCore(hit.getSighting()),
                hit.getKeepUntil(),
                AlertStateMapper.toCore(hit.getMember()));
    }

    private static io.wirewatch.avro.WindowOccurrence toAvro(Occurrence occurrence) {
        return io.wirewatch.avro.WindowOccurrence.newBuilder()
                .setStart(toAvro(occurrence.start()))
                .setEnd(occurrence.end())
                .build();
    }

    private static io.wirewatch.avro.WindowAnchor toAvro(Anchor anchor) {
        return io.wirewatch.avro.WindowAnchor.newBuilder()
                .setSighting(toAvro(anchor.sighting()))
                .setSilent(anchor.silent())
                .setSettled(anchor.settled())
                .build();
    }

    static io.wirewatch.avro.Sighting toAvro(Sighting sighting) {
        return io.wirewatch.avro.Sighting.newBuilder()
                .setAt(sighting.at())
                .setReceived(sighting.received())
                .setRelease(sighting.release())
                .setStory(sighting.story())
                .setParts(sighting.parts())
                .setSilent(sighting.silent())
                .build();
    }

    static Sighting toCore(io.wirewatch.avro.Sighting sighting) {
        return new Sighting(
                sighting.getAt(),
                sighting.getReceived(),
                sighting.getRelease(),
                sighting.getStory(),
                sighting.getParts(),
                sighting.getSilent());
    }
}
