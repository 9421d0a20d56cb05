package io.wirewatch.alerting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A receiver of webhooks that takes every request and ends no answer. Paths below {@code /drip} get a byte of one from time to
 * time, all others nothing.
 */
final class HangingReceiver implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Socket, String> held = new ConcurrentHashMap<>();
    private final AtomicInteger givenUp = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    HangingReceiver() {
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException("the hanging receiver did not start", e);
        }
        threads.execute(this::accept);
    }

    /** The address of a path that begins with a slash. */
    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    /** Paths of the requests that hang now. */
    Set<String> hanging() {
        return Set.copyOf(held.values());
    }

    /** How many requests hang now. */
    int held() {
        return held.size();
    }

    /** How many requests their senders have given up. */
    int givenUp() {
        return givenUp.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> hang(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void hang(Socket socket) {
        try (socket) {
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = request.readLine();
            if (line == null) {
                return;
            }
            String path = line.split(" ", 3)[1];
            held.put(socket, path);
            if (path.startsWith("/drip")) {
                drip(socket);
            } else {
                readToEnd(request);
            }
        } catch (IOException e) {
            // The sender is gone; counted below.
        } finally {
            if (held.remove(socket) != null && closed.getCount() > 0) {
                givenUp.incrementAndGet();
            }
        }
    }

    private static void readToEnd(BufferedReader request) throws IOException {
        int read = 0;
        while (read >= 0) {
            read = request.read();
        }
    }

    /** A status line that has no end. */
    private void drip(Socket socket) throws IOException {
        byte[] line = "HTTP/1.1 200 O".getBytes(StandardCharsets.US_ASCII);
        try {
            for (int i = 0; !closed.await(1, TimeUnit.SECONDS); i++) {
                socket.getOutputStream().write(i < line.length ? line[i] : 'K');
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        for (Socket socket : held.keySet()) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
