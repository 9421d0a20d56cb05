package io.wirewatch.runtime.mapping;

import java.io.IOException;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;

/**
 * The candidates of a release of the past, ready to be written as a record of {@code MatchCandidates}, with the release's
 * bytes as they lie on the log, as {@link LiveCandidates} are.
 *
 * @param release the release
 * @param subscriptions ids of the subscriptions that the replay names, in UTF-8, in order
 * @param windowed whether these look at several releases
 * @param replay who asks, and for what
 */
public record PastCandidates(
        ReceivedMentions release, List<byte[]> subscriptions, boolean windowed, PastOrigin replay) {

    /** About how many bytes it takes. */
    public int size() {
        return LiveCandidates.size(release, subscriptions) + replay.id().length();
    }

    /** Writes the fields one after the other; an {@code AvroSerde.Writing}. */
    public void write(BinaryEncoder out) throws IOException {
        LiveCandidates.writeFound(out, release, subscriptions, windowed);
        out.writeString(replay.origin());
        out.writeIndex(1);
        out.writeString(replay.id());
        out.writeBoolean(replay.deliver());
        out.writeLong(replay.raisedAt().toEpochMilli());
        out.writeIndex(0);
    }
}
