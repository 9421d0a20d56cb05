package io.wirewatch.formats.office;

import io.wirewatch.formats.office.OfficeException.Problem;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The process that reads documents: from standard input to standard output, one after the other, until its input ends. */
final class OfficeWorkerApplication {
    /** So much later than its owner would have ended it: the owner is gone. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final int ABANDONED = 4;

    private final DocumentParser parser;
    private final Duration deadline;
    private volatile long busySince;

    private OfficeWorkerApplication(DocumentParser parser, Duration deadline) {
        this.parser = parser;
        this.deadline = deadline;
    }

    /**
     * @param args milliseconds that a document may take, characters that its text may have
     */
    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        // Whatever a library prints must not get between the answers.
        System.setOut(System.err);
        OfficeWorkerApplication worker = new OfficeWorkerApplication(
                new DocumentParser(Integer.parseInt(args[1])), Duration.ofMillis(Long.parseLong(args[0])));
        Thread.ofPlatform().daemon().name("watch").start(worker::watch);
        worker.serve(in, out);
        Scratch.delete(Path.of(System.getProperty("java.io.tmpdir")));
    }

    private void serve(DataInputStream in, DataOutputStream out) throws IOException {
        for (OfficeProtocol.Task task = OfficeProtocol.receive(in); task != null; task = OfficeProtocol.receive(in)) {
            busySince = System.nanoTime() | 1;
            answer(task, out);
            busySince = 0;
        }
    }

    private void answer(OfficeProtocol.Task task, DataOutputStream out) throws IOException {
        OfficeText text;
        try {
            text = parser.parse(task.kind(), task.bytes());
        } catch (ParsingException e) {
            OfficeProtocol.answer(out, e.problem(), e.getMessage());
            return;
        } catch (StackOverflowError e) {
            OfficeProtocol.answer(out, Problem.TOO_MUCH, "its parts are nested without end");
            return;
        } catch (LinkageError e) {
            // Libraries for rare parts of documents are left out; see the root pom.
            OfficeProtocol.answer(out, Problem.DAMAGED, "it has a part that is not read: " + e.getMessage());
            return;
        }
        OfficeProtocol.answer(out, text);
    }

    /** An owner that was killed while this was busy does not end it; then it does so itself. */
    private void watch() {
        while (true) {
            try {
                Thread.sleep(GRACE);
            } catch (InterruptedException e) {
                return;
            }
            long since = busySince;
            if (since != 0 && System.nanoTime() - since > deadline.plus(GRACE).toNanos()) {
                Runtime.getRuntime().halt(ABANDONED);
            }
        }
    }
}
