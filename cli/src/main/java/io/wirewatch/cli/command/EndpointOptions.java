package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What an endpoint may be told besides its address and its kind. */
final class EndpointOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private EndpointWishes wishes;

    @Mixin
    private EndpointVolume volume;

    @Option(
            names = "--name",
            description = "Name for people; one that gets none is called by its address, where that is no secret.")
    private String name;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "File with a signing secret or access token of yours as its first line; - is standard input.")
    private String secretFile;

    @Option(
            names = "--retry-schedule",
            paramLabel = "TIME",
            split = ",",
            description = "Waits before the second and later attempts: 5s,5m,2h, or ISO 8601.")
    private List<String> retrySchedule;

    @Option(names = "--concurrency", paramLabel = "N", description = "Attempts under way to it at a time.")
    private Integer concurrency;

    @Option(names = "--rate", paramLabel = "N", description = "Attempts that may begin in a second, such as 0.5.")
    private Double rate;

    @Option(
            names = "--title-template",
            paramLabel = "TEXT",
            description = "Title of its messages, with fields such as {subscription} and {title}.")
    private String titleTemplate;

    @Option(
            names = "--text-template",
            paramLabel = "TEXT",
            description = "Text of its messages, with fields such as {actors} and {quotes}.")
    private String textTemplate;

    @Option(
            names = "--signature",
            paramLabel = "SCHEME",
            split = ",",
            description =
                    "What a webhook is signed by: v1 (a shared secret), v1a (a key pair whose public key is shown),"
                            + " or both (default: v1).")
    private List<String> signatures;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Body of a webhook: standard or cloudevents (default: standard).")
    private String format;

    /**
     * Puts what was given in place of what an endpoint has; the rest stays.
     *
     * @param endpoint as the gateway takes it
     */
    void into(ObjectNode endpoint) {
        put(endpoint, "name", name);
        put(endpoint, "secret", secretFile == null ? null : SecretFile.read(secretFile, "secret"));
        put(endpoint, "retrySchedule", retrySchedule == null ? null : waits());
        put(endpoint, "concurrency", concurrency);
        put(endpoint, "ratePerSecond", rate);
        put(endpoint, "titleTemplate", titleTemplate);
        put(endpoint, "textTemplate", textTemplate);
        put(endpoint, "signatures", signatures);
        put(endpoint, "format", format);
        wishes.into(endpoint);
        volume.into(endpoint);
    }

    private List<String> waits() {
        return retrySchedule.stream()
                .map(wait -> Durations.option(spec, "--retry-schedule", wait))
                .map(Duration::toString)
                .toList();
    }

    /** Puts a value where there is one. */
    static void put(ObjectNode endpoint, String field, Object value) {
        if (value != null) {
            endpoint.set(field, Gateway.JSON.valueToTree(value));
        }
    }
}
