package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how many messages an endpoint wants, and when; what is meant by them the gateway checks. */
final class EndpointVolume {
    private static final String FIELD = "volume";
    private static final Pattern DIGEST =
            Pattern.compile("hour|day(?: (?<day>\\S+))?|week(?: (?<on>[a-z]+))?(?: (?<week>\\S+))?");
    private static final Pattern QUIET =
            Pattern.compile("(?<from>[\\d:]+)-(?<to>[\\d:]+)(?: (?<days>[a-z]+(?:,[a-z]+)*))?");
    private static final Pattern LIMIT = Pattern.compile("(?<messages>\\d{1,9})/(?<per>\\S+)");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--gather",
            paramLabel = "TIME",
            description = "How long an alert waits for others that go with it in one message, such as 1m.")
    private String gather;

    @Option(
            names = "--digest",
            paramLabel = "WHEN",
            description = "All alerts go together: hour, \"day 08:00\" or \"week monday 08:00\".")
    private String digest;

    @Option(
            names = "--quiet-hours",
            paramLabel = "HOURS",
            description =
                    "No alert goes then: 22:00-07:00, or \"00:00-00:00 saturday,sunday\"; may be given several times.")
    private List<String> quiet;

    @Option(
            names = "--limit",
            paramLabel = "N/TIME",
            description = "At most so many messages about alerts in that time, such as 20/1h; the others go together.")
    private String limit;

    @Option(
            names = "--break-through",
            paramLabel = "URGENCY",
            description = "Alerts of that urgency and more wait for none of this: normal, high, never (default: high).")
    private String breakThrough;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description =
                    "Time zone for these hours, and for times in its messages, such as Europe/Brussels (default: UTC).")
    private String zone;

    /** Puts what was given in place of what an endpoint has; the rest stays. */
    void into(ObjectNode endpoint) {
        ObjectNode volume = endpoint.path(FIELD) instanceof ObjectNode known ? known.deepCopy() : endpoint.objectNode();
        EndpointOptions.put(
                volume,
                "gather",
                gather == null
                        ? null
                        : Durations.option(spec, "--gather", gather).toString());
        EndpointOptions.put(volume, "digest", digest == null ? null : digest());
        EndpointOptions.put(volume, "quiet", quiet == null ? null : quiet());
        EndpointOptions.put(volume, "limit", limit == null ? null : limit());
        EndpointOptions.put(volume, "breakThrough", breakThrough);
        EndpointOptions.put(volume, "zone", zone);
        if (!volume.isEmpty()) {
            endpoint.set(FIELD, volume);
        }
    }

    private ObjectNode digest() {
        Matcher read = read("--digest", DIGEST, digest, "hour, \"day 08:00\" or \"week monday 08:00\"");
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("every", digest.split(" ", 2)[0]);
        EndpointOptions.put(node, "at", read.group("day") == null ? read.group("week") : read.group("day"));
        EndpointOptions.put(node, "on", read.group("on"));
        return node;
    }

    private ArrayNode quiet() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (String hours : quiet) {
            Matcher read = read("--quiet-hours", QUIET, hours, "22:00-07:00, or \"00:00-00:00 saturday,sunday\"");
            ObjectNode node = all.addObject().put("from", read.group("from")).put("to", read.group("to"));
            EndpointOptions.put(
                    node,
                    "days",
                    read.group("days") == null
                            ? null
                            : Arrays.asList(read.group("days").split(",")));
        }
        return all;
    }

    private ObjectNode limit() {
        Matcher read = read("--limit", LIMIT, limit, "20/1h");
        return JsonNodeFactory.instance
                .objectNode()
                .put("messages", Integer.parseInt(read.group("messages")))
                .put("per", Durations.option(spec, "--limit", read.group("per")).toString());
    }

    private Matcher read(String option, Pattern pattern, String text, String looks) {
        Matcher read = pattern.matcher(text.strip());
        if (!read.matches()) {
            throw new ParameterException(spec.commandLine(), option + " is " + looks + ", not '" + text + "'");
        }
        return read;
    }
}
