package io.wirewatch.gateway.websub;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceState;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.gateway.view.SettingsStore;
import io.wirewatch.runtime.security.HubProofs;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Wiring of what hubs call. */
@Factory
final class WebSubFactory {
    private static final long WINDOW_SECONDS = 5;

    @Singleton
    HubCallbacks hubCallbacks(
            Settings<Source> sources,
            SettingsStore<Source> known,
            SettingsStore<SourceState> states,
            Barrier barrier,
            HubProofs proofs,
            Journal journal,
            MeterRegistry meters) {
        Executor writing = task -> Thread.ofVirtual().name("push").start(task);
        Executor later = CompletableFuture.delayedExecutor(WINDOW_SECONDS, TimeUnit.SECONDS, writing);
        return new HubCallbacks(sources, known, states, barrier, proofs, journal, new Nudges(later), meters);
    }
}
