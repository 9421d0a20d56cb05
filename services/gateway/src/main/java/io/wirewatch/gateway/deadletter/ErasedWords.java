package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.view.ReleaseStore;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Whether a letter may hold words of a release that was erased on legal demand. Every record that quotes a release names it, in key or
 * value, and names stand in the bytes as they are, also in those that nothing can decode.
 */
final class ErasedWords {
    private static final Pattern RELEASE = Pattern.compile("rel_[0-9A-Za-z]{22}");

    private final ReleaseStore releases;

    ErasedWords(ReleaseStore releases) {
        this.releases = releases;
    }

    /** An erased release that is named in it. */
    Optional<String> in(ConsumerRecord<byte[], byte[]> record) {
        Set<String> named = new LinkedHashSet<>();
        addNamed(named, record.key());
        addNamed(named, record.value());
        return named.isEmpty() ? Optional.empty() : releases.firstErased(named);
    }

    private static void addNamed(Set<String> named, byte[] bytes) {
        if (bytes != null) {
            named.addAll(RELEASE.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                    .results()
                    .map(found -> found.group())
                    .collect(Collectors.toSet()));
        }
    }
}
