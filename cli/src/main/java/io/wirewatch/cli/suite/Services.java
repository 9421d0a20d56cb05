package io.wirewatch.cli.suite;

import java.util.List;

/** The services there are. */
public final class Services {
    /** Their names, in the order of the flow. */
    public static final List<String> ALL =
            List.of("ingestion", "cleaning", "extraction", "matching", "alerting", "replay", "gateway");

    private Services() {}
}
