package io.wirewatch.bench.sources;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Very many web servers, each on its own address of the loopback network and with one feed. A connection is closed after its answer. */
final class FeedFarm implements AutoCloseable {
    private static final int ENTRIES = 10;
    private static final int HOSTS_IN_BYTE = 250;

    private final List<Site> sites = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** How a site behaves. */
    enum Manner {
        ANSWERS,
        HANGS,
        FAILS
    }

    /** A site and when it was asked for its feed, as {@link System#nanoTime} tells it. */
    final class Site {
        private final ServerSocket socket;
        private final Manner manner;
        private final List<Long> asked = new CopyOnWriteArrayList<>();
        private volatile int entries = ENTRIES;

        private Site(int number, Manner manner) throws IOException {
            this.manner = manner;
            byte[] address = {127, 1, (byte) (1 + number / HOSTS_IN_BYTE), (byte) (1 + number % HOSTS_IN_BYTE)};
            this.socket = new ServerSocket(0, 16, InetAddress.getByAddress(address));
            Thread.startVirtualThread(this::accept);
        }

        String url() {
            return "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + "/feed";
        }

        Manner manner() {
            return manner;
        }

        List<Long> asked() {
            return asked;
        }

        /** Publishes one more entry; its GUID. */
        String publish() {
            entries++;
            return guid(entries - 1);
        }

        private String guid(int entry) {
            return url() + "#" + entry;
        }

        private void accept() {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    Thread.startVirtualThread(() -> serve(connection));
                } catch (IOException e) {
                    if (!socket.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        private void serve(Socket connection) {
            try (connection) {
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
                String request = in.readLine();
                String known = "";
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    if (line.regionMatches(true, 0, "If-None-Match:", 0, 14)) {
                        known = line.substring(14).strip();
                    }
                }
                if (request != null) {
                    answer(request, known, connection.getOutputStream());
                }
            } catch (IOException e) {
                // Who asked has gone.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void answer(String request, String known, OutputStream out) throws IOException, InterruptedException {
            if (manner == Manner.HANGS) {
                closed.await();
                return;
            }
            if (request.startsWith("GET /robots.txt")) {
                send(out, "404 Not Found", "", "");
                return;
            }
            asked.add(System.nanoTime());
            int now = entries;
            String etag = "\"" + now + "\"";
            if (manner == Manner.FAILS) {
                send(out, "500 Internal Server Error", "", "out of order");
            } else if (known.equals(etag)) {
                send(out, "304 Not Modified", "ETag: " + etag + "\r\n", "");
            } else {
                send(out, "200 OK", "Content-Type: application/rss+xml\r\nETag: " + etag + "\r\n", feed(now));
            }
        }

        private String feed(int count) {
            StringBuilder feed = new StringBuilder("<rss version='2.0'><channel><title>Site</title>");
            for (int i = count - 1; i >= count - ENTRIES; i--) {
                feed.append("<item><guid isPermaLink='false'>")
                        .append(guid(i))
                        .append("</guid><title>Release ")
                        .append(i)
                        .append("</title><description>The harbour office opens berth ")
                        .append(i)
                        .append(" for the ferry to the northern islands this week.</description></item>");
            }
            return feed.append("</channel></rss>").toString();
        }
    }

    private static void send(OutputStream out, String status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + "\r\n" + headers + "Connection: close\r\nContent-Length: " + bytes.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }

    /** Opens one more site. */
    Site open(Manner manner) throws IOException {
        Site site = new Site(sites.size(), manner);
        sites.add(site);
        return site;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        for (Site site : sites) {
            site.socket.close();
        }
    }
}
