package io.wirewatch.alerting.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP server that says what it is told to, also what no good server says. */
public final class ScriptedSmtp implements AutoCloseable {
    /** In place of an answer: nothing comes, and the connection stays. */
    public static final String SILENCE = "SILENCE";

    /** In place of an answer: one that is always about to end. */
    public static final String DRIP = "DRIP";

    /** The end of a mail, as if it were a command. */
    public static final String END = ".";

    private static final long DRIP_NANOS = 20_000_000;

    private final ServerSocket listening;
    private final SSLContext tls;
    private final Map<String, String> answers = new ConcurrentHashMap<>(Map.of(
            "GREETING",
            "220 here",
            "EHLO",
            "250-here\r\n250 SIZE 1000000",
            "DATA",
            "354 go on",
            END,
            "250 2.0.0 queued",
            "AUTH",
            "235 2.7.0 in",
            "QUIT",
            "221 bye"));
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** @param tls for STARTTLS, or null */
    public ScriptedSmtp(SSLContext tls) throws IOException {
        this.tls = tls;
        this.listening = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return listening.getLocalPort();
    }

    /**
     * What it says.
     *
     * @param command a line as it comes, its first word, {@link #END} or GREETING
     */
    public ScriptedSmtp answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** What it was told, without the mails. */
    public List<String> commands() {
        return commands;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }
    }

    private void serve(Socket accepted) {
        try {
            Socket socket = accepted;
            BufferedReader reader = reader(socket);
            say(socket, answers.get("GREETING"));
            boolean inMail = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (inMail && !line.equals(END)) {
                    continue;
                }
                commands.add(line);
                String name = line.replaceFirst(" .*", "");
                String answer = answers.getOrDefault(line, answers.getOrDefault(name, "250 2.0.0 fine"));
                say(socket, answer);
                inMail = name.equals("DATA") && answer.startsWith("354");
                if (name.equals("STARTTLS") && tls != null) {
                    SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, 0, true);
                    secured.setUseClientMode(false);
                    socket = secured;
                    reader = reader(socket);
                }
            }
        } catch (IOException e) {
            // The client went.
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    private static void say(Socket socket, String answer) throws IOException {
        while (answer.equals(DRIP)) {
            write(socket, "250-wait\r\n");
            LockSupport.parkNanos(DRIP_NANOS);
        }
        if (!answer.equals(SILENCE)) {
            write(socket, answer + "\r\n");
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
