package io.wirewatch.runtime.net;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.wirewatch.core.net.AddressPolicy;
import jakarta.inject.Singleton;

/** Wiring of the client for addresses that users give. */
@Factory
final class NetFactory {
    /**
     * @param allowTargets blocks with commas between, {@code WIREWATCH_ALLOW_TARGETS}
     */
    @Singleton
    AddressPolicy addressPolicy(@Value("${wirewatch.allow-targets:}") String allowTargets) {
        return AddressPolicy.allowing(allowTargets);
    }

    @Singleton
    @Bean(preDestroy = "close")
    OutboundHttp outboundHttp(AddressPolicy policy) {
        return OutboundHttp.guarded(policy);
    }

    @Singleton
    OutboundSockets outboundSockets(AddressPolicy policy) {
        return OutboundSockets.guarded(policy);
    }
}
