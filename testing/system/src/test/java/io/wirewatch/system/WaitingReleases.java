package io.wirewatch.system;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Releases on the log of a suite that does not run: they wait for its next start. */
final class WaitingReleases {
    private WaitingReleases() {}

    /** @param data the folder of a suite that has been stopped; its broker runs alone meanwhile */
    static void put(Path data, List<KillRelease> releases) {
        try (WirewatchCluster cluster = WirewatchCluster.start(data)) {
            Map<String, RawRelease> raw = new LinkedHashMap<>();
            releases.forEach(release -> raw.put(release.id(), raw(release)));
            cluster.produceAll(Topics.RELEASES_RAW, raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while releases were put on the log", e);
        }
    }

    private static RawRelease raw(KillRelease release) {
        return RawRelease.newBuilder()
                .setId(release.id())
                .setSource(release.source())
                .setIdentity(release.identity())
                .setBody(ByteBuffer.wrap(release.text().getBytes(StandardCharsets.UTF_8)))
                .setCharset("utf-8")
                .setReceivedAt(Instant.now())
                .build();
    }
}
