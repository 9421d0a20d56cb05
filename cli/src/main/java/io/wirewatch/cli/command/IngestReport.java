package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.ingest.PendingRelease;
import io.wirewatch.cli.ingest.Progress;
import io.wirewatch.cli.ingest.ReleaseSender;
import io.wirewatch.cli.output.Printer;

/** Tells what became of each release: ids on standard output, refusals on standard error. */
final class IngestReport implements ReleaseSender.Receipt {
    private final boolean json;
    private final Printer printer;
    private final Progress progress;
    private long accepted;
    private long refused;

    IngestReport(GatewayOptions options, Progress progress) {
        this.json = options.json();
        this.printer = options.printer();
        this.progress = progress;
    }

    @Override
    public void accepted(PendingRelease release, String id) {
        accepted++;
        progress.step(release.bytes());
        if (json) {
            printer.line(about(release.origin()).put("id", id).toString());
        } else {
            printer.line(id + "  " + release.origin());
        }
    }

    @Override
    public void refused(PendingRelease release, String detail) {
        progress.step(release.bytes());
        unreadable(release.origin(), detail);
    }

    void unreadable(String origin, String detail) {
        refused++;
        printer.note(origin + ": " + detail);
        if (json) {
            printer.line(about(origin).put("refused", detail).toString());
        }
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
