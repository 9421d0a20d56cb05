package io.wirewatch.runtime.mapping;

import java.io.IOException;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;

/**
 * The candidates of a release, ready to be written as a record of {@code MatchCandidates}, with the release's bytes as they
 * came or lie on the log. {@code MatchCandidates} begins with the fields that {@code ReleaseMentions} begins with.
 *
 * @param release the release
 * @param subscriptions ids of the subscriptions that matched, or that a replay names, in UTF-8, in order
 * @param windowed whether these look at several releases
 * @param origin who asks, and for what
 */
public record ReceivedCandidates(
        ReceivedMentions release, List<byte[]> subscriptions, boolean windowed, CandidatesOrigin origin) {
    private static final int MORE_THAN_AN_ID = 40;

    /** About how many bytes it takes. */
    public int size() {
        return release.end() - release.start() + MORE_THAN_AN_ID * (subscriptions.size() + 2);
    }

    /** Writes the fields one after the other; an {@code AvroSerde.Writing}. */
    public void write(BinaryEncoder out) throws IOException {
        out.writeFixed(release.bytes(), release.start(), release.end() - release.start());
        out.writeArrayStart();
        out.setItemCount(subscriptions.size());
        for (byte[] subscription : subscriptions) {
            out.startItem();
            // As a text is written: its length, its bytes.
            out.writeBytes(subscription);
        }
        out.writeArrayEnd();
        out.writeBoolean(windowed);
        out.writeString(origin.text());
        if (origin.replay() == null) {
            out.writeIndex(0);
        } else {
            out.writeIndex(1);
            out.writeString(origin.replay());
        }
        out.writeBoolean(origin.deliver());
        out.writeLong(origin.raisedAt().toEpochMilli());
        out.writeIndex(0);
    }
}
