package io.wirewatch.core.delivery;

import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.core.net.TargetUrl;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an endpoint is, and so what its messages look like and how they travel. */
public enum EndpointKind {
    /** A program: the alert as JSON, signed as Standard Webhooks says. */
    WEBHOOK(Secret.SIGNS, false),
    /** A topic of an ntfy server: a notification on phones and desktops. Its secret is an access token. */
    NTFY(Secret.MAY_BE_GIVEN, false) {
        @Override
        void checkPath(TargetUrl url) {
            if (!url.uri().getPath().matches("(/[^/]+)*/[-_A-Za-z0-9]{1,64}/?")) {
                throw new IllegalArgumentException("the address of an ntfy topic is https://SERVER/TOPIC, a topic being"
                        + " 1 to 64 letters, digits, - or _");
            }
        }
    },
    /** A channel of Slack, by an incoming webhook, or by an app's bot token, which is then the secret. */
    SLACK(Secret.MAY_BE_GIVEN, true) {
        @Override
        void checkPath(TargetUrl url) {
            boolean isWebhook = url.uri().getPath().matches("(/[^/]+)*/services/T\\w+/B\\w+/\\w+/?");
            if (!isWebhook && !(needsSecret(url) && hasParameter(url, "channel"))) {
                throw new IllegalArgumentException(
                        "the address of a Slack channel is https://hooks.slack.com/services/T…/B…/…,"
                                + " or with a bot token as secret https://slack.com/api/chat.postMessage?channel=C…");
            }
        }

        @Override
        boolean needsSecret(TargetUrl url) {
            return url.uri().getPath().endsWith("/api/chat.postMessage");
        }
    },
    /** A channel of Discord, by its webhook. */
    DISCORD(Secret.NONE, true) {
        @Override
        void checkPath(TargetUrl url) {
            if (!url.uri().getPath().matches("(/[^/]+)*/api(/v\\d+)?/webhooks/\\d+/[-.\\w]+/?")) {
                throw new IllegalArgumentException("the address of a Discord webhook is"
                        + " https://discord.com/api/webhooks/NUMBER/TOKEN, with nothing after the token but a query such"
                        + " as ?thread_id=NUMBER");
            }
        }
    },
    /** A channel or chat of Microsoft Teams, by a workflow that posts what its webhook gets. */
    TEAMS(Secret.NONE, true) {
        @Override
        void checkPath(TargetUrl url) {
            boolean isTrigger = url.uri().getPath().matches("(/[^/]+)*/workflows/[^/]+/triggers/[^/]+/paths/invoke/?");
            if (!isTrigger || !hasParameter(url, "sig")) {
                throw new IllegalArgumentException("the address of a Teams workflow that anyone may trigger is"
                        + " https://HOST/…/workflows/…/triggers/manual/paths/invoke?…&sig=…, the host ending in"
                        + " logic.azure.com or powerplatform.com; connectors of Office 365 are served no more");
            }
        }
    },
    /** The services that a relay with the Apprise API has under a key, all or those of a tag. */
    APPRISE(Secret.NONE, true) {
        @Override
        void checkPath(TargetUrl url) {
            String query = url.uri().getRawQuery();
            if (!url.uri().getPath().matches("(/[^/]+)*/notify/[-\\w]{1,128}/?")
                    || !(query == null || query.matches("tag=[^&=]+"))) {
                throw new IllegalArgumentException("the address of an Apprise relay is https://SERVER/notify/KEY, a key"
                        + " being 1 to 128 letters, digits, - or _, with nothing behind it but ?tag=TAG for some of the"
                        + " services under it");
            }
        }
    },
    /** Mailboxes, by the mail server of the installation: {@code mailto:desk@example.org,night@example.org}. */
    EMAIL(Secret.NONE, false) {
        @Override
        public void checkAddress(String url) {
            MailtoUrl.parse(url);
        }

        @Override
        public boolean needsSecret(String url) {
            return false;
        }

        @Override
        public boolean isOverHttp() {
            return false;
        }
    };

    private final Secret secret;
    private final boolean secretAddress;

    EndpointKind(Secret secret, boolean secretAddress) {
        this.secret = secret;
        this.secretAddress = secretAddress;
    }

    /** What an endpoint's secret is for. */
    public enum Secret {
        /** It signs messages; made where none is brought, and rotated. */
        SIGNS,
        /** It lets messages in where the receiver asks for one. */
        MAY_BE_GIVEN,
        /** There is none. */
        NONE
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException where there is none; the message names all
     */
    public static EndpointKind of(String name) {
        return known(name)
                .orElseThrow(() -> new IllegalArgumentException("kind takes "
                        + Arrays.stream(values()).map(EndpointKind::text).collect(Collectors.joining(", ")) + ", not \""
                        + name + "\""));
    }

    /** The kind of that name, where this version has it. */
    public static Optional<EndpointKind> known(String name) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(name)).findFirst();
    }

    /** Its name in records and requests. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its secret is for. */
    public Secret secret() {
        return secret;
    }

    /** Whether whoever knows the address may write there, so that it is kept and shown as a secret is. */
    public boolean hasSecretAddress() {
        return secretAddress;
    }

    /** Whether its messages are posted to its address, so that the address must be one that may be called. */
    public boolean isOverHttp() {
        return true;
    }

    /** Whether people read its messages, so that a template may say what they look like. */
    public boolean isForPeople() {
        return this != WEBHOOK;
    }

    /**
     * Checks an address as a user gives it for an endpoint of this kind, beyond what any address must be.
     *
     * @throws IllegalArgumentException or {@link RefusedTargetException} when it cannot be one; the message says what it
     *     looks like
     */
    public void checkAddress(String url) {
        checkPath(TargetUrl.parse(url));
    }

    void checkPath(TargetUrl url) {
        // Any program may listen anywhere.
    }

    /** Whether messages to that address are let in with the secret alone, so that an endpoint must have one. */
    public boolean needsSecret(String url) {
        return needsSecret(TargetUrl.parse(url));
    }

    boolean needsSecret(TargetUrl url) {
        return false;
    }

    private static boolean hasParameter(TargetUrl url, String name) {
        String query = url.uri().getRawQuery();
        return query != null && Arrays.stream(query.split("&")).anyMatch(pair -> pair.matches(name + "=.+"));
    }
}
