package io.wirewatch.runtime.past;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;

/** Tags clean releases for a rule, with its actors as they are now. For one thread. */
public final class PastTexts {
    private final PastRule rule;
    private final AvroSerde<CleanRelease> serde;
    private final TextFilter filter;

    public PastTexts(PastRule rule, KafkaClients clients) {
        this.rule = rule;
        this.serde = clients.serde(Topics.RELEASES_CLEAN);
        this.filter = new TextFilter(rule);
    }

    /**
     * The release of a record, with the mentions of all that the rule asks for at least.
     *
     * @return null where it is no release, or can be told by its bytes to be a first version that does not fulfil the rule
     * @throws org.apache.kafka.common.errors.SerializationException if it is no record of a clean release
     */
    public TaggedRelease tag(byte[] value) {
        if (filter.isOfUse() && !serde.glance(value, filter::mayHold)) {
            return null;
        }
        CleanRelease clean = serde.read(value);
        return clean.getHead() == null
                ? null
                : rule.actors().tag(CleanReleaseMapper.toCore(clean), rule.version(), rule.names());
    }
}
