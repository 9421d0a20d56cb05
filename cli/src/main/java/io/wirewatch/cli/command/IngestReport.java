package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.ingest.InputReading;
import io.wirewatch.cli.ingest.PendingRelease;
import io.wirewatch.cli.ingest.ReleaseSender;
import io.wirewatch.cli.output.Printer;
import java.nio.file.Path;

/** Tells what became of each release: ids on standard output, refusals on standard error. */
final class IngestReport implements ReleaseSender.Receipt, InputReading.Listener {
    private final boolean json;
    private final Printer printer;
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
            printer.line(about(release.origin()).put("id", id).toString());
        } else {
            printer.line(id + "  " + release.origin());
        }
    }

    @Override
    public void refused(PendingRelease release, String detail) {
        unreadable(release.origin(), detail);
    }

    @Override
    public void unreadable(String origin, String detail) {
        refused++;
        printer.note(origin + ": " + detail);
        if (json) {
            printer.line(about(origin).put("refused", detail).toString());
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
