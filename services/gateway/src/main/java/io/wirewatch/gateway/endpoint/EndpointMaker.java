package io.wirewatch.gateway.endpoint;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.EndpointSecret;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.security.SecretBox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the records of endpoints: address checked, secret sealed. */
public final class EndpointMaker {
    /** Each one signs every message, and a header has room for so many. */
    private static final int MOST_OLD_SECRETS = 3;

    private final OutboundHttp outbound;
    private final SecretBox box;
    private final Journal journal;

    public EndpointMaker(OutboundHttp outbound, SecretBox box, Journal journal) {
        this.outbound = outbound;
        this.box = box;
        this.journal = journal;
    }

    /**
     * Checks an address that alerts shall be posted to.
     *
     * @return what the caller should know about it
     * @throws ProblemException 400 if it may not be called
     */
    List<String> check(String url) {
        try {
            return outbound.checkTarget(url)
                    ? List.of()
                    : List.of("The name in " + url + " does not resolve now; it is looked up again at each attempt.");
        } catch (RefusedTargetException e) {
            throw ProblemException.of(400, Problem.Kind.TARGET_REFUSED, "url: " + e.getMessage());
        }
    }

    /** A new endpoint, with the secret that is wanted or a new one. */
    Endpoint create(String id, EndpointJson.Wanted wanted) {
        Instant now = journal.now();
        return build(id, wanted)
                .setSecret(sealed(id, Objects.requireNonNullElseGet(wanted.secret(), WebhookSigner::newSecret)))
                .setVersion(1)
                .setCreatedAt(now)
                .setUpdatedAt(now)
                .build();
    }

    /**
     * The endpoint in place of another, with the secrets of that.
     *
     * @throws ProblemException 400 if another secret is wanted
     */
    Endpoint replace(Endpoint known, EndpointJson.Wanted wanted) {
        if (wanted.secret() != null && !wanted.secret().equals(secretOf(known))) {
            throw ProblemException.badField("secret: the secret of an endpoint is changed by POST /api/v1/endpoints/"
                    + known.getId() + ":rotate, so that the old one signs beside it for a while");
        }
        return build(known.getId(), wanted)
                .setSecret(known.getSecret())
                .setOldSecrets(known.getOldSecrets())
                .setVersion(known.getVersion() + 1)
                .setCreatedAt(known.getCreatedAt())
                .setUpdatedAt(journal.now())
                .build();
    }

    /**
     * The endpoint with another secret; the one before signs beside it for a while.
     *
     * @throws ProblemException 409 if as many secrets sign as may
     */
    Endpoint rotate(Endpoint known, Rotation rotation) {
        Instant now = journal.now();
        List<EndpointSecret> old = new ArrayList<>();
        if (!rotation.overlapTime().isZero()) {
            known.getOldSecrets().stream()
                    .filter(secret -> secret.getUntil().isAfter(now))
                    .forEach(old::add);
            old.add(EndpointSecret.newBuilder()
                    .setSecret(known.getSecret())
                    .setUntil(now.plus(rotation.overlapTime()))
                    .build());
        }
        if (old.size() > MOST_OLD_SECRETS) {
            throw ProblemException.of(
                    409,
                    Problem.Kind.CONFLICT,
                    "The " + MOST_OLD_SECRETS + " secrets before this one are signing still. Wait until "
                            + EndpointJson.oldSecretsUntil(known) + ", or end them at once with overlap PT0S.");
        }
        String secret = Objects.requireNonNullElseGet(rotation.secret(), WebhookSigner::newSecret);
        return Endpoint.newBuilder(known)
                .setSecret(sealed(known.getId(), secret))
                .setOldSecrets(old)
                .setVersion(known.getVersion() + 1)
                .setUpdatedAt(now)
                .build();
    }

    private ByteBuffer sealed(String id, String secret) {
        return ByteBuffer.wrap(box.seal(id, secret.getBytes(StandardCharsets.UTF_8)));
    }

    private Endpoint.Builder build(String id, EndpointJson.Wanted wanted) {
        return Endpoint.newBuilder()
                .setTenant(journal.tenant())
                .setId(id)
                .setName(wanted.name().strip())
                .setKind(wanted.kind())
                .setUrl(wanted.url().strip())
                .setRetrySchedule(wanted.retrySchedule())
                .setOrigins(wanted.origins())
                .setCopies(Boolean.TRUE.equals(wanted.copies()))
                .setNotices(Boolean.TRUE.equals(wanted.notices()))
                .setConcurrency(Objects.requireNonNullElse(wanted.concurrency(), 0))
                .setRatePerSecond(Objects.requireNonNullElse(wanted.ratePerSecond(), 0.0))
                .setStatus(wanted.status());
    }

    /** The secret of an endpoint, to be shown once. */
    String secretOf(Endpoint endpoint) {
        ByteBuffer sealed = endpoint.getSecret().duplicate();
        byte[] bytes = new byte[sealed.remaining()];
        sealed.get(bytes);
        return new String(box.open(endpoint.getId(), bytes), StandardCharsets.UTF_8);
    }
}
