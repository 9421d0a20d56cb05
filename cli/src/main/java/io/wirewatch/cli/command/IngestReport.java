package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.ingest.InputReading;
import io.wirewatch.cli.ingest.PendingRelease;
import io.wirewatch.cli.ingest.ReleaseSender;
import io.wirewatch.cli.output.Printer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tells what became of each release: ids on standard output, refusals on standard error. */
final class IngestReport implements ReleaseSender.Receipt, InputReading.Listener {
    private final boolean json;
    private final Printer printer;
    private final List<String> lines = new ArrayList<>();
    private long accepted;
    private long refused;

    IngestReport(GatewayOptions options) {
        this.json = options.json();
        this.printer = options.printer();
    }

    @Override
    public void accepted(PendingRelease release, String id) {
        accepted++;
        if (json) {
            lines.add(about(release.origin()).put("id", id).toString());
        } else {
            lines.add(id + "  " + release.origin());
        }
    }

    @Override
    public void refused(PendingRelease release, String detail) {
        add(release.origin(), detail);
    }

    @Override
    public void told() {
        printer.lines(lines);
        lines.clear();
    }

    @Override
    public void unreadable(String origin, String detail) {
        add(origin, detail);
        told();
    }

    private void add(String origin, String detail) {
        refused++;
        printer.note(origin + ": " + detail);
        if (json) {
            lines.add(about(origin).put("refused", detail).toString());
        }
    }

    @Override
    public void goesOn(Path file, long read, long size) {
        printer.note(
                file + ": goes on where it was, at byte " + read + " of " + size + " (--from-start reads all of it)");
    }

    private static ObjectNode about(String origin) {
        return Gateway.JSON.createObjectNode().put("input", origin);
    }

    /** The sum of it, and the exit code. */
    int close() {
        printer.note(accepted + " accepted, " + refused + " refused");
        return refused == 0 ? 0 : 1;
    }
}
