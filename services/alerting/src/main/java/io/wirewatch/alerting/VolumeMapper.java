package io.wirewatch.alerting;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.volume.BreakThrough;
import io.wirewatch.core.volume.Digest;
import io.wirewatch.core.volume.MessageLimit;
import io.wirewatch.core.volume.QuietHours;
import io.wirewatch.core.volume.Volume;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many messages an endpoint wants, from its record. */
final class VolumeMapper {
    private static final Logger LOG = LoggerFactory.getLogger(VolumeMapper.class);

    private VolumeMapper() {}

    /** What it wants; each alert at once where its record asks for what this version cannot read. */
    static Volume volume(Endpoint endpoint) {
        if (endpoint.getGather() == null
                && endpoint.getDigest() == null
                && endpoint.getLimit() == null
                && endpoint.getQuiet().isEmpty()) {
            return Volume.ALL_AT_ONCE;
        }
        try {
            return new Volume(
                    Volume.gather(endpoint.getGather()),
                    endpoint.getDigest() == null
                            ? null
                            : Digest.parse(
                                    endpoint.getDigest().getEvery(),
                                    endpoint.getDigest().getAt(),
                                    endpoint.getDigest().getOn()),
                    endpoint.getQuiet().stream()
                            .map(quiet -> QuietHours.parse(quiet.getFrom(), quiet.getTo(), quiet.getDays()))
                            .toList(),
                    endpoint.getLimit() == null
                            ? null
                            : MessageLimit.parse(
                                    endpoint.getLimit().getMessages(),
                                    endpoint.getLimit().getPer()),
                    BreakThrough.of(endpoint.getBreakThrough()),
                    Volume.zone(endpoint.getZone()));
        } catch (IllegalArgumentException e) {
            LOG.warn("every alert at once instead: endpoint={} {}", endpoint.getId(), e.getMessage());
            return Volume.ALL_AT_ONCE;
        }
    }
}
