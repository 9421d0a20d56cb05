package io.wirewatch.runtime.past;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.schemas.AvroSerde;

/** Tells what was found in a version of a release from anything else that might be found in it. */
public final class MentionsContent {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private MentionsContent() {}

    /** The same for the same mentions, sentences and entities, whoever found them when, by which catalogue; 64 bits of FNV-1a. */
    public static long fingerprint(ReleaseMentions found, AvroSerde<ReleaseMentions> serde) {
        byte[] bytes = serde.write(ReleaseMentions.newBuilder(found)
                .setHead(null)
                .setCatalogueVersion(0)
                .setReprocessing(null)
                .build());
        long hash = FNV_OFFSET;
        for (byte one : bytes) {
            hash = (hash ^ one) * FNV_PRIME;
        }
        return hash;
    }
}
