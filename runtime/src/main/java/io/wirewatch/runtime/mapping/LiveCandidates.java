package io.wirewatch.runtime.mapping;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;

/**
 * The candidates of a release that came in, ready to be written as a record of {@code MatchCandidates}, with the
 * release's bytes as they came. {@code MatchCandidates} begins with the fields that {@code ReleaseMentions} begins with.
 *
 * @param release the release
 * @param subscriptions ids of the subscriptions that matched, in UTF-8, in order
 * @param windowed whether these look at several releases
 * @param raisedAt the time that alerts raised from it carry: arrival time
 */
public record LiveCandidates(ReceivedMentions release, List<byte[]> subscriptions, boolean windowed, Instant raisedAt) {
    private static final int MORE_THAN_AN_ID = 40;

    /** About how many bytes it takes. */
    public int size() {
        return size(release, subscriptions);
    }

    static int size(ReceivedMentions release, List<byte[]> subscriptions) {
        return release.end() - release.start() + MORE_THAN_AN_ID * (subscriptions.size() + 1);
    }

    /** Writes the fields one after the other; an {@code AvroSerde.Writing}. */
    public void write(BinaryEncoder out) throws IOException {
        writeFound(out, release, subscriptions, windowed);
        out.writeString("live");
        out.writeIndex(0);
        out.writeBoolean(true);
        out.writeLong(raisedAt.toEpochMilli());
        out.writeIndex(0);
    }

    /** Writes the fields that candidates of the past have too: the release, and whom it concerns. */
    static void writeFound(BinaryEncoder out, ReceivedMentions release, List<byte[]> subscriptions, boolean windowed)
            throws IOException {
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
    }
}
