package io.wirewatch.alerting.channel;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.runtime.security.SecretBox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Opens what an endpoint's record has sealed. */
final class EndpointSecrets {
    private final SecretBox box;

    EndpointSecrets(SecretBox box) {
        this.box = box;
    }

    /**
     * What was sealed for an endpoint.
     *
     * @throws IllegalStateException if it was sealed with another key or for another endpoint
     */
    String open(Endpoint endpoint, ByteBuffer sealed) {
        ByteBuffer view = sealed.duplicate();
        byte[] bytes = new byte[view.remaining()];
        view.get(bytes);
        return new String(box.open(endpoint.getId(), bytes), StandardCharsets.UTF_8);
    }

    /** The access token, where the endpoint has one. */
    Optional<String> token(Endpoint endpoint) {
        return endpoint.getSecret().hasRemaining()
                ? Optional.of(open(endpoint, endpoint.getSecret()))
                : Optional.empty();
    }

    /** The whole address. */
    String address(Endpoint endpoint) {
        return endpoint.getSealedUrl().hasRemaining() ? open(endpoint, endpoint.getSealedUrl()) : endpoint.getUrl();
    }
}
