package io.wirewatch.formats.office;

import io.wirewatch.formats.office.OfficeException.Problem;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What goes over the pipes between a reader and its worker: a document there, its text or a problem back. */
final class OfficeProtocol {
    private static final int NONE = -1;
    private static final int TEXT = 0;
    private static final int PROBLEM = 1;

    private OfficeProtocol() {}

    /** A document on its way to the worker. */
    record Task(OfficeKind kind, byte[] bytes) {}

    static void send(DataOutputStream out, Task task) throws IOException {
        out.writeByte(task.kind().ordinal());
        out.writeInt(task.bytes().length);
        out.write(task.bytes());
        out.flush();
    }

    /** The next task; null where no more will come. */
    static Task receive(DataInputStream in) throws IOException {
        int kind = in.read();
        if (kind < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(in.readInt());
        return new Task(OfficeKind.values()[kind], bytes);
    }

    static void answer(DataOutputStream out, OfficeText text) throws IOException {
        out.writeByte(TEXT);
        write(out, text.title());
        write(out, text.html());
        out.flush();
    }

    static void answer(DataOutputStream out, Problem problem, String detail) throws IOException {
        out.writeByte(PROBLEM);
        write(out, problem.name());
        write(out, detail);
        out.flush();
    }

    /** @param longest what an answer may hold: the worker may have been taken over by what it read */
    static OfficeText answer(DataInputStream in, int longest) throws IOException, OfficeException {
        int form = in.readUnsignedByte();
        String first = read(in, longest);
        String second = read(in, longest);
        if (form == TEXT) {
            return new OfficeText(first, second);
        }
        throw OfficeProblems.of(problem(first), second);
    }

    private static Problem problem(String name) throws IOException {
        try {
            return Problem.valueOf(String.valueOf(name));
        } catch (IllegalArgumentException e) {
            throw new IOException("the worker answers in an unknown way", e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? NONE : bytes.length);
        out.write(bytes);
    }

    private static String read(DataInputStream in, int longest) throws IOException {
        int length = in.readInt();
        if (length == NONE) {
            return null;
        }
        if (length < 0 || length > longest) {
            throw new IOException("the worker answers with " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the worker ended while it answered");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
