package io.wirewatch.alerting.channel;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.core.net.TargetUrl;
import io.wirewatch.runtime.security.SecretBox;
import java.net.URI;
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

    /**
     * The whole address.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it, since it may be a secret
     */
    URI address(Endpoint endpoint) {
        String url =
                endpoint.getSealedUrl().hasRemaining() ? open(endpoint, endpoint.getSealedUrl()) : endpoint.getUrl();
        try {
            return TargetUrl.parse(url).uri();
        } catch (RefusedTargetException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the address of the endpoint is none; give it another by a PUT", e);
        }
    }
}
