package io.wirewatch.ingestion.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An IMAP server that says what it is told to, also what no good server says. */
final class ScriptedImap implements AutoCloseable {
    /** In an answer: nothing more comes, and the connection stays. */
    static final String SILENCE = "SILENCE";

    private final ServerSocket listening;
    private final SSLContext tls;
    private final Map<String, UnaryOperator<String>> answers = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile String greeting = "* OK [CAPABILITY IMAP4rev1] ready\r\n";

    /** @param tls for STARTTLS, or null */
    ScriptedImap(SSLContext tls) throws IOException {
        this.tls = tls;
        this.listening = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    ScriptedImap greeting(String line) {
        greeting = line;
        return this;
    }

    /** @param answer TAG stands for the tag of the command */
    ScriptedImap answer(String command, String answer) {
        return answer(command, asked -> answer);
    }

    /** @param answer what is said to the command as it came, its tag left out */
    ScriptedImap answer(String command, UnaryOperator<String> answer) {
        answers.put(command, answer);
        return this;
    }

    List<String> commands() {
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
            say(accepted, greeting);
            Socket socket = accepted;
            BufferedReader reader = reader(socket);
            String tag = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.indexOf(' ') < 0) {
                    // What follows AUTHENTICATE.
                    commands.add(line);
                    say(socket, tag + " OK in\r\n");
                    continue;
                }
                tag = line.substring(0, line.indexOf(' '));
                String command = line.substring(tag.length() + 1);
                commands.add(command);
                String name = command.startsWith("UID ") ? "UID FETCH" : command.replaceFirst(" .*", "");
                String answer =
                        answers.getOrDefault(name, asked -> "TAG OK done\r\n").apply(command);
                if (!answer.equals(SILENCE)) {
                    say(socket, answer.replace("TAG", tag));
                }
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

    private static void say(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
