package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that takes settings of an endpoint back, so that the usual holds again. */
final class EndpointDefaults {
    /** By the name of the option that sets it, the field of the endpoint. */
    private static final Map<String, String> FIELDS = new TreeMap<>(Map.of(
            "retry-schedule", "retrySchedule",
            "concurrency", "concurrency",
            "rate", "ratePerSecond",
            "title-template", "titleTemplate",
            "text-template", "textTemplate",
            "origins", "origins",
            "event", "events",
            "volume", "volume",
            "subscription", "subscriptions"));

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--default",
            paramLabel = "SETTING",
            split = ",",
            completionCandidates = Names.class,
            description = "Takes back what was set, so that the usual holds: ${COMPLETION-CANDIDATES}.")
    private List<String> settings;

    void into(ObjectNode endpoint) {
        for (String setting : settings == null ? List.<String>of() : settings) {
            endpoint.putNull(field(setting));
        }
    }

    private String field(String setting) {
        String field = FIELDS.get(setting);
        if (field == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--default takes " + String.join(", ", FIELDS.keySet()) + ", not '" + setting + "'");
        }
        return field;
    }

    /** The settings, for help and completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FIELDS.keySet().iterator();
        }
    }
}
