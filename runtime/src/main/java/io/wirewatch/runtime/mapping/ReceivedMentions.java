package io.wirewatch.runtime.mapping;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.Embargo;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.Zone;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroTypeException;
import org.apache.avro.io.BinaryDecoder;

/**
 * A record of {@code ReleaseMentions} as the first stage of matching takes it: read as far as rules ask, by hand; and the
 * bytes that it has in common with the candidates that come of it, which are handed on as they are ({@link ReceivedCandidates}).
 *
 * @param release without its sentences and entities, which no rule looks at; its head is null where the record has none
 * @param bytes the record
 * @param start where in {@code bytes} what is in common begins
 * @param end where it ends
 * @param reprocessing where it comes of a reprocessing, of this stage or of the one before: the origin of what follows; else null
 * @param isAgain whether a reprocessing made it in place of what was found first in the same version; passes over the past ask the text
 *     instead
 */
public record ReceivedMentions(
        TaggedRelease release, byte[] bytes, int start, int end, CandidatesOrigin reprocessing, boolean isAgain) {
    private static final String EXTRACTION = "extraction";

    /** Reads it from a record of this version; an {@code AvroSerde.Reading}. */
    public static ReceivedMentions read(BinaryDecoder in, byte[] bytes, int start) throws IOException {
        in.skipString();
        ReleaseHead head = isNull(in) ? null : head(in);
        List<Mention> mentions = new ArrayList<>();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                mentions.add(mention(in));
            }
        }
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                skipSentence(in);
            }
        }
        int end = bytes.length - in.inputStream().available();
        long catalogueVersion = in.readLong();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                skipEntity(in);
            }
        }
        Mark mark = isNull(in) ? Mark.NONE : mark(in);
        TaggedRelease release = new TaggedRelease(head, mentions, List.of(), catalogueVersion);
        return new ReceivedMentions(release, bytes, start, end, mark.origin(), mark.isAgain());
    }

    /** Reads its head alone, null where it has none; an {@code AvroSerde.Reading} for a glance. */
    public static ReleaseHead readHead(BinaryDecoder in, byte[] bytes, int start) throws IOException {
        in.skipString();
        return isNull(in) ? null : head(in);
    }

    /** Whether a record may be one that comes of a reprocessing: the last byte of one that is none says so, unless it is of an earlier version. */
    public static boolean mayBeReprocessed(byte[] bytes) {
        return bytes[bytes.length - 1] != 0;
    }

    private record Mark(CandidatesOrigin origin, boolean isAgain) {
        static final Mark NONE = new Mark(null, false);
    }

    private static Mark mark(BinaryDecoder in) throws IOException {
        String replay = in.readString();
        boolean deliver = in.readBoolean();
        boolean isAgain = EXTRACTION.equals(in.readString());
        in.readLong();
        Instant at = Instant.ofEpochMilli(in.readLong());
        return new Mark(CandidatesOrigin.reprocess(replay, deliver, at), isAgain);
    }

    /** Whether a reprocessing made a record in place of what was found first in the same version. */
    public static boolean isAgain(ReleaseMentions record) {
        return record.getReprocessing() != null
                && EXTRACTION.equals(record.getReprocessing().getStage());
    }

    private static ReleaseHead head(BinaryDecoder in) throws IOException {
        return new ReleaseHead(
                in.readString(),
                in.readInt(),
                HeadMapper.WITHDRAWN.equals(in.readString()),
                in.readBoolean(),
                in.readString(),
                textOrNull(in),
                in.readString(),
                Instant.ofEpochMilli(in.readLong()),
                PublishedPrecision.of(in.readString()),
                Instant.ofEpochMilli(in.readLong()),
                in.readString(),
                in.readString(),
                textOrNull(in),
                texts(in),
                Notice.of(textOrNull(in)),
                embargo(in));
    }

    private static Embargo embargo(BinaryDecoder in) throws IOException {
        return isNull(in)
                ? null
                : new Embargo(isNull(in) ? null : Instant.ofEpochMilli(in.readLong()), in.readString());
    }

    private static Mention mention(BinaryDecoder in) throws IOException {
        return new Mention(
                textOrNull(in),
                in.readString(),
                in.readString(),
                Strength.of(in.readString()),
                Zone.of(in.readString()),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt());
    }

    private static void skipSentence(BinaryDecoder in) throws IOException {
        in.skipString();
        in.readInt();
        in.readInt();
        in.readInt();
        in.skipString();
    }

    private static void skipEntity(BinaryDecoder in) throws IOException {
        in.skipString();
        in.skipString();
        if (!isNull(in)) {
            in.skipString();
        }
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                in.readInt();
            }
        }
    }

    private static List<String> texts(BinaryDecoder in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
            for (long i = 0; i < left; i++) {
                texts.add(in.readString());
            }
        }
        return texts;
    }

    private static String textOrNull(BinaryDecoder in) throws IOException {
        return isNull(in) ? null : in.readString();
    }

    private static boolean isNull(BinaryDecoder in) throws IOException {
        int branch = in.readIndex();
        if (branch != 0 && branch != 1) {
            throw new AvroTypeException("branch " + branch + " of a union of two");
        }
        return branch == 0;
    }
}
