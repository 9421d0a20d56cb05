package io.wirewatch.ingestion;

import io.wirewatch.avro.SeenEntry;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceLogin;
import io.wirewatch.avro.SourceState;
import io.wirewatch.ingestion.poll.PollCounts;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.Rhythm;
import io.wirewatch.ingestion.poll.SealedLogin;
import io.wirewatch.ingestion.poll.SeenEntries;
import io.wirewatch.ingestion.poll.SourceOptions;
import io.wirewatch.ingestion.poll.Standing;
import io.wirewatch.ingestion.poll.Vitals;
import io.wirewatch.runtime.mapping.SelectorsMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;

/** Sources and what is known of them, between the log and this service. */
final class SourceMapper {
    private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(5);

    private SourceMapper() {}

    static PolledSource source(Source source) {
        return new PolledSource(
                source.getTenant(),
                source.getId(),
                source.getKind(),
                source.getUrl(),
                interval(source.getInterval()),
                source.getEnabled(),
                source.getVersion(),
                source.getCreatedAt(),
                source.getUpdatedAt(),
                source.getFetchRequest(),
                new SourceOptions(
                        SelectorsMapper.toCore(source.getSelectors()),
                        source.getMaxInterval() == null ? null : interval(source.getMaxInterval()),
                        source.getSilentAfter() == null ? null : interval(source.getSilentAfter()),
                        !source.getRobots().equals("ignore"),
                        SiteMapper.options(source),
                        login(source.getLogin()),
                        !source.getWebSub().equals("off")),
                source.getName(),
                WebSubMapper.word(source.getHubWord()));
    }

    private static SealedLogin login(SourceLogin login) {
        if (login == null) {
            return null;
        }
        byte[] password = new byte[login.getPassword().remaining()];
        login.getPassword().duplicate().get(password);
        return new SealedLogin(login.getUser(), password);
    }

    /** The gateway lets no other text through than ISO 8601; another writer's mistake must not stop the source. */
    private static Duration interval(String text) {
        try {
            Duration interval = Duration.parse(text);
            return interval.isPositive() ? interval : DEFAULT_INTERVAL;
        } catch (DateTimeParseException e) {
            return DEFAULT_INTERVAL;
        }
    }

    static PollState state(SourceState state) {
        return new PollState(
                state.getUrl(),
                state.getEtag(),
                state.getLastModified(),
                new SeenEntries(state.getEntries().stream()
                        .map(entry -> new SeenEntries.Seen(entry.getIdentity(), entry.getHash(), entry.getSeenAt()))
                        .toList()),
                state.getLastFetchAt(),
                state.getLastSuccessAt(),
                state.getNextFetchAt(),
                state.getFailures(),
                state.getError(),
                new PollCounts(
                        state.getNewCount(),
                        state.getUpdatedCount(),
                        state.getUnchangedCount(),
                        state.getRefusedCount()),
                new PollCounts(
                        state.getLastNew(), state.getLastUpdated(), state.getLastUnchanged(), state.getLastRefused()),
                state.getRefusals(),
                state.getAnsweredRequest(),
                vitals(state),
                SiteMapper.memory(state),
                state.getCursor(),
                WebSubMapper.webSub(state.getWebSub()));
    }

    private static Vitals vitals(SourceState state) {
        return new Vitals(
                new Rhythm(
                        state.getLatestEntries(),
                        state.getLongestGap() == null ? Duration.ZERO : Duration.parse(state.getLongestGap()),
                        state.getLongestGapAt(),
                        state.getFirstEntryAt()),
                state.getBodyAt(),
                state.getFailingSince(),
                new Standing(
                        standing(state.getStanding()),
                        Objects.requireNonNullElse(state.getStandingSince(), Instant.EPOCH)));
    }

    /** A kind that a later version wrote is told anew. */
    private static Standing.Kind standing(String name) {
        return switch (name) {
            case "broken" -> Standing.Kind.BROKEN;
            case "silent" -> Standing.Kind.SILENT;
            default -> Standing.Kind.OK;
        };
    }

    static SourceState state(PolledSource source, PollState state) {
        Rhythm rhythm = state.vitals().rhythm();
        Standing standing = state.vitals().standing();
        return SiteMapper.remember(state.memory(), SourceState.newBuilder())
                .setTenant(source.tenant())
                .setId(source.id())
                .setUrl(state.url())
                .setEtag(state.etag())
                .setLastModified(state.lastModified())
                .setEntries(state.seen().entries().stream()
                        .map(entry -> new SeenEntry(entry.id(), entry.hash(), entry.at()))
                        .toList())
                .setLastFetchAt(state.lastFetchAt())
                .setLastSuccessAt(state.lastSuccessAt())
                .setNextFetchAt(state.nextFetchAt())
                .setFailures(state.failures())
                .setError(state.error())
                .setNewCount(state.total().added())
                .setUpdatedCount(state.total().updated())
                .setUnchangedCount(state.total().unchanged())
                .setRefusedCount(state.total().refused())
                .setLastNew((int) state.last().added())
                .setLastUpdated((int) state.last().updated())
                .setLastUnchanged((int) state.last().unchanged())
                .setLastRefused((int) state.last().refused())
                .setRefusals(state.refusals())
                .setAnsweredRequest(state.answeredRequest())
                .setLatestEntries(rhythm.latest())
                .setLongestGap(rhythm.longestGap().toString())
                .setLongestGapAt(rhythm.longestGapAt())
                .setFirstEntryAt(rhythm.since())
                .setRhythm(rhythm.typicalGap().map(Duration::toString).orElse(null))
                .setSilentFrom(Standing.silentFrom(source, state))
                .setBodyAt(state.vitals().bodyAt())
                .setFailingSince(state.vitals().failingSince())
                .setStanding(standing.kind().name().toLowerCase(Locale.ROOT))
                .setStandingSince(standing.since())
                .setCursor(state.cursor())
                .setWebSub(WebSubMapper.state(state.webSub()))
                .build();
    }
}
