package io.wirewatch.gateway.endpoint;

import io.wirewatch.avro.Endpoint;
import io.wirewatch.core.delivery.EndpointKind;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.core.net.TargetUrl;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.Settings;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.runtime.net.OutboundHttp;
import io.wirewatch.runtime.security.SecretBox;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Makes the records of endpoints: address checked, secret sealed. */
public final class EndpointMaker {
    private static final String NO_MAIL_SERVER =
            "This gateway knows of no mail server, and unless alerting has one every mail to this endpoint fails. Set"
                    + " WIREWATCH_ALERTING_SMTP_HOST and WIREWATCH_ALERTING_SMTP_FROM for alerting, and where the server"
                    + " wants a login WIREWATCH_ALERTING_SMTP_USER and WIREWATCH_ALERTING_SMTP_PASSWORD; the gateway needs"
                    + " WIREWATCH_ALERTING_SMTP_HOST alone, to know of it.";

    private final OutboundHttp outbound;
    private final SigningKeys keys;
    private final Journal journal;
    private final boolean knowsMailServer;

    /**
     * @param knowsMailServer whether alerting is known to have a mail server; where it is not, endpoints of kind email are made with a
     *     warning
     */
    public EndpointMaker(OutboundHttp outbound, SecretBox box, Journal journal, boolean knowsMailServer) {
        this.outbound = outbound;
        this.keys = new SigningKeys(box);
        this.journal = journal;
        this.knowsMailServer = knowsMailServer;
    }

    /**
     * Checks the address that messages shall go to.
     *
     * @return what the caller should know about it
     * @throws ProblemException 400 if it is none of this kind or may not be called
     */
    List<String> check(EndpointJson.Wanted wanted) {
        EndpointKind kind = EndpointKind.of(wanted.kind());
        String url = wanted.url();
        if (kind.hasSecretAddress() && ShownAddress.isOne(url)) {
            // It was checked when it was given whole.
            return List.of();
        }
        try {
            kind.checkAddress(url);
            return kind.isOverHttp() ? nameWarnings(kind, url) : mailWarnings();
        } catch (RefusedTargetException e) {
            throw ProblemException.of(400, Problem.Kind.TARGET_REFUSED, "url: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("url: " + e.getMessage());
        }
    }

    private List<String> mailWarnings() {
        return knowsMailServer ? List.of() : List.of(NO_MAIL_SERVER);
    }

    private List<String> nameWarnings(EndpointKind kind, String url) {
        return outbound.checkTarget(url)
                ? List.of()
                : List.of("The name in " + (kind.hasSecretAddress() ? ShownAddress.of(url) : url)
                        + " does not resolve now; it is looked up again at each attempt.");
    }

    /**
     * A new endpoint, with the secret that is wanted; one that signs is made where none is.
     *
     * @throws ProblemException 400 if its address is shortened as one that was shown, or lets nothing in without a secret
     *     that is not there
     */
    Endpoint create(String id, EndpointJson.Wanted wanted) {
        Instant now = journal.now();
        Endpoint.Builder fresh = addressed(build(id, wanted), id, wanted);
        checkLetIn(wanted, wanted.secret() != null);
        if (signs(wanted.kind())) {
            keys.settle(fresh, null, wanted);
        } else if (wanted.secret() != null) {
            fresh.setSecret(keys.seal(id, wanted.secret()));
        }
        return fresh.setVersion(1).setCreatedAt(now).setUpdatedAt(now).build();
    }

    /**
     * The endpoint in place of another, with the secrets of that for the schemes that are wanted still; an access token that
     * is wanted takes the place of that one's. A token that is known is never sent to another server.
     *
     * @throws ProblemException 400 if another secret that signs, or another kind, is wanted, or the token has to be sent
     */
    Endpoint replace(Endpoint known, EndpointJson.Wanted wanted) {
        if (!wanted.kind().equals(known.getKind())) {
            throw ProblemException.badField("kind: endpoint " + known.getId() + " is of kind " + known.getKind()
                    + " and stays so; make another endpoint for " + wanted.kind());
        }
        boolean signs = signs(known.getKind());
        boolean sameAddress =
                known.getSealedUrl().hasRemaining() && wanted.url().strip().equals(known.getUrl());
        Endpoint.Builder fresh = build(known.getId(), wanted);
        if (sameAddress) {
            fresh.setUrl(known.getUrl()).setSealedUrl(known.getSealedUrl());
        } else {
            addressed(fresh, known.getId(), wanted);
            boolean keepsToken =
                    !signs && wanted.secret() == null && known.getSecret().hasRemaining();
            checkLetIn(wanted, wanted.secret() != null || keepsToken);
            if (keepsToken) {
                checkSameServer(known, wanted);
            }
        }
        if (signs) {
            keys.settle(fresh, known, wanted);
        } else {
            fresh.setSecret(wanted.secret() == null ? known.getSecret() : keys.seal(known.getId(), wanted.secret()));
        }
        return fresh.setVersion(known.getVersion() + 1)
                .setCreatedAt(known.getCreatedAt())
                .setUpdatedAt(journal.now())
                .build();
    }

    private static void checkLetIn(EndpointJson.Wanted wanted, boolean hasSecret) {
        if (!hasSecret && EndpointKind.of(wanted.kind()).needsSecret(wanted.url())) {
            throw ProblemException.badField("secret: messages to this address are let in with a token alone; give it"
                    + " (of a Slack app, its bot token xoxb-…)");
        }
    }

    private void checkSameServer(Endpoint known, EndpointJson.Wanted wanted) {
        TargetUrl before = TargetUrl.parse(
                known.getSealedUrl().hasRemaining() ? keys.open(known.getId(), known.getSealedUrl()) : known.getUrl());
        TargetUrl now = TargetUrl.parse(wanted.url());
        if (!before.host().equals(now.host())
                || before.port() != now.port()
                || !before.uri().getScheme().equals(now.uri().getScheme())) {
            throw ProblemException.badField("secret: the access token that is kept was given for " + before.host()
                    + " and goes to no other server; give it again with the new address");
        }
    }

    /**
     * The endpoint with another secret, another key pair, or both; those before sign beside them for a while.
     *
     * @throws ProblemException 409 if as many secrets sign as may, 400 if its secret does not sign
     */
    Endpoint rotate(Endpoint known, Rotation rotation) {
        if (!signs(known.getKind())) {
            throw ProblemException.badField("endpoints of kind " + known.getKind()
                    + " sign nothing; an access token is changed by PUT /api/v1/endpoints/" + known.getId());
        }
        Instant now = journal.now();
        Endpoint.Builder fresh = Endpoint.newBuilder(known);
        keys.rotate(fresh, known, rotation, now);
        return fresh.setVersion(known.getVersion() + 1).setUpdatedAt(now).build();
    }

    private static boolean signs(String kind) {
        return EndpointKind.known(kind)
                .filter(known -> known.secret() == EndpointKind.Secret.SIGNS)
                .isPresent();
    }

    private Endpoint.Builder addressed(Endpoint.Builder endpoint, String id, EndpointJson.Wanted wanted) {
        String url = wanted.url().strip();
        if (!EndpointKind.of(wanted.kind()).hasSecretAddress()) {
            return endpoint.setUrl(url);
        }
        if (ShownAddress.isOne(url)) {
            throw ProblemException.badField(
                    "url: an address is shown shortened, since whoever knows the whole may write"
                            + " there; give the whole one");
        }
        if (wanted.name().contains(url)) {
            throw ProblemException.badField(
                    "name: the address is a secret, since whoever knows it may write there; call"
                            + " the endpoint something else");
        }
        return endpoint.setUrl(ShownAddress.of(url)).setSealedUrl(keys.seal(id, url));
    }

    private Endpoint.Builder build(String id, EndpointJson.Wanted wanted) {
        Endpoint.Builder endpoint = Endpoint.newBuilder()
                .setTenant(journal.tenant())
                .setId(id)
                .setName(wanted.name().strip())
                .setKind(wanted.kind())
                .setRetrySchedule(wanted.retrySchedule())
                .setOrigins(wanted.origins())
                .setEvents(wanted.events())
                .setSubscriptions(wanted.subscriptions())
                .setCopies(Boolean.TRUE.equals(wanted.copies()))
                .setNotices(Boolean.TRUE.equals(wanted.notices()))
                .setOrdered(Boolean.TRUE.equals(wanted.ordered()))
                .setConcurrency(Objects.requireNonNullElse(wanted.concurrency(), 0))
                .setRatePerSecond(Objects.requireNonNullElse(wanted.ratePerSecond(), 0.0))
                .setTitleTemplate(wanted.titleTemplate())
                .setTextTemplate(wanted.textTemplate())
                .setFormat(Objects.requireNonNullElse(wanted.format(), "standard"))
                .setStatus(wanted.status());
        return wanted.volume() == null ? endpoint : wanted.volume().into(endpoint);
    }

    /** Whether a secret was made that nobody was shown yet. */
    static boolean hasNewSecret(Settings.Saved<Endpoint> saved) {
        return saved.created() || !saved.before().getSecret().hasRemaining();
    }

    /** The secret that an endpoint signs with, to be shown once; null where there is none. */
    String secretOf(Endpoint endpoint) {
        return signs(endpoint.getKind()) && endpoint.getSecret().hasRemaining()
                ? keys.open(endpoint.getId(), endpoint.getSecret())
                : null;
    }
}
