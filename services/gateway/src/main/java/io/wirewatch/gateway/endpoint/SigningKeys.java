package io.wirewatch.gateway.endpoint;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.EndpointSecret;
import io.wirewatch.core.delivery.WebhookKeyPair;
import io.wirewatch.core.delivery.WebhookSigner;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.runtime.security.SecretBox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What webhooks are signed with, sealed: a secret for scheme {@code v1}, a key pair for {@code v1a}, and those before. */
final class SigningKeys {
    static final String V1 = "v1";
    static final String V1A = "v1a";

    /** Of each scheme: each one signs every message, and a header has room for so many. */
    private static final int MOST_OLD = 3;

    private final SecretBox box;

    SigningKeys(SecretBox box) {
        this.box = box;
    }

    /** The schemes that an endpoint signs by. */
    static List<String> schemes(Endpoint endpoint) {
        return Stream.of(V1, V1A)
                .filter(scheme -> (scheme.equals(V1) ? endpoint.getSecret() : endpoint.getSigningKey()).hasRemaining())
                .toList();
    }

    /**
     * Gives an endpoint what it signs with: what it has stays, what is missing is made, what is not wanted is gone.
     *
     * @param known the endpoint before; null where it is new
     * @throws ProblemException 400 if the secret that is wanted is another than there is, or for a scheme that is not wanted
     */
    void settle(Endpoint.Builder fresh, Endpoint known, EndpointJson.Wanted wanted) {
        Endpoint before = known == null ? Endpoint.newBuilder().build() : known;
        List<String> schemes = wanted.signatures() == null ? usual(before) : wanted.signatures();
        if (schemes.contains(V1)) {
            settleSecret(fresh, before, wanted.secret());
        } else if (wanted.secret() != null) {
            throw noSecret();
        }
        if (schemes.contains(V1A)) {
            settlePair(fresh, before);
        }
    }

    /** Where no schemes are named: those that there are, and of a new endpoint the one that every receiver knows. */
    private static List<String> usual(Endpoint before) {
        List<String> schemes = schemes(before);
        return schemes.isEmpty() ? List.of(V1) : schemes;
    }

    private void settleSecret(Endpoint.Builder fresh, Endpoint before, String wanted) {
        if (!before.getSecret().hasRemaining()) {
            fresh.setSecret(seal(fresh.getId(), Objects.requireNonNullElseGet(wanted, WebhookSigner::newSecret)));
            return;
        }
        if (wanted != null && !wanted.equals(open(before.getId(), before.getSecret()))) {
            throw ProblemException.badField("secret: the secret of an endpoint is changed by POST /api/v1/endpoints/"
                    + before.getId() + ":rotate, so that the old one signs beside it for a while");
        }
        fresh.setSecret(before.getSecret()).setOldSecrets(before.getOldSecrets());
    }

    private void settlePair(Endpoint.Builder fresh, Endpoint before) {
        if (before.getSigningKey().hasRemaining()) {
            fresh.setSigningKey(before.getSigningKey())
                    .setPublicKey(before.getPublicKey())
                    .setOldSigningKeys(before.getOldSigningKeys());
        } else {
            makePair(fresh);
        }
    }

    private void makePair(Endpoint.Builder fresh) {
        WebhookKeyPair pair = WebhookKeyPair.make();
        fresh.setSigningKey(seal(fresh.getId(), pair.secretKey())).setPublicKey(pair.publicKey());
    }

    /**
     * Puts others in the place of all that an endpoint signs with; those before sign beside them for a while.
     *
     * @param fresh a copy of the endpoint as it is
     * @throws ProblemException 409 if as many sign as may, 400 if a secret is brought where none signs
     */
    void rotate(Endpoint.Builder fresh, Endpoint known, Rotation rotation, Instant now) {
        List<String> schemes = usual(known);
        if (schemes.contains(V1)) {
            fresh.setOldSecrets(old(known, known.getOldSecrets(), known.getSecret(), rotation, now))
                    .setSecret(seal(
                            known.getId(), Objects.requireNonNullElseGet(rotation.secret(), WebhookSigner::newSecret)));
        } else if (rotation.secret() != null) {
            throw noSecret();
        }
        if (schemes.contains(V1A)) {
            fresh.setOldSigningKeys(old(known, known.getOldSigningKeys(), known.getSigningKey(), rotation, now));
            makePair(fresh);
        }
    }

    private static List<EndpointSecret> old(
            Endpoint known, List<EndpointSecret> before, ByteBuffer latest, Rotation rotation, Instant now) {
        List<EndpointSecret> old = new ArrayList<>();
        if (latest.hasRemaining() && !rotation.overlapTime().isZero()) {
            before.stream().filter(one -> one.getUntil().isAfter(now)).forEach(old::add);
            old.add(EndpointSecret.newBuilder()
                    .setSecret(latest)
                    .setUntil(now.plus(rotation.overlapTime()))
                    .build());
        }
        if (old.size() > MOST_OLD) {
            throw ProblemException.of(
                    409,
                    Problem.Kind.CONFLICT,
                    "The " + MOST_OLD + " secrets before this one are signing still. Wait until "
                            + EndpointJson.oldSecretsUntil(known) + ", or end them at once with overlap PT0S.");
        }
        return old;
    }

    private static ProblemException noSecret() {
        return ProblemException.badField("secret: the endpoint signs by v1a alone, with a key pair that is made here;"
                + " leave the secret out, or ask for signatures v1 and v1a");
    }

    ByteBuffer seal(String id, String secret) {
        return ByteBuffer.wrap(box.seal(id, secret.getBytes(StandardCharsets.UTF_8)));
    }

    String open(String id, ByteBuffer sealed) {
        byte[] bytes = new byte[sealed.remaining()];
        sealed.duplicate().get(bytes);
        return new String(box.open(id, bytes), StandardCharsets.UTF_8);
    }
}
