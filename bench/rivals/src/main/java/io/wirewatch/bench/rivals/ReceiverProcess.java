package io.wirewatch.bench.rivals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Receivers of webhooks as a process of its own, told by lines what to do and answering by lines. {@code /ok/…} answers
 * 204, {@code /hang/…} reads and never answers, {@code /away/…} answers 503 until it is told that they are back. Every
 * request but those that hang is noted by its {@code webhook-id}, with the time and the answer.
 */
final class ReceiverProcess implements AutoCloseable {
    private static final long NANOS = 1_000_000_000L;

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter wishes;
    private final int port;

    private ReceiverProcess(Process process) throws IOException {
        this.process = process;
        this.answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 1 << 16);
        this.wishes = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
        this.port = Integer.parseInt(answers.readLine());
    }

    static ReceiverProcess start() throws IOException {
        return new ReceiverProcess(new ProcessBuilder(DeliveryBench.java(ReceiverProcess.class, List.of()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The address of a path that begins with a slash. */
    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** How many requests were answered since it was told to forget. */
    long count() throws IOException {
        return Long.parseLong(ask("count"));
    }

    /** Forgets what came. */
    void forget() throws IOException {
        ask("forget");
    }

    /** From now on those that are away answer 204. */
    void back() throws IOException {
        ask("back");
    }

    /** From now on they answer 503. */
    void away() throws IOException {
        ask("away");
    }

    /** Every request that was answered. */
    List<Came> came() throws IOException {
        List<Came> all = new ArrayList<>();
        long count = Long.parseLong(ask("dump"));
        for (long i = 0; i < count; i++) {
            String[] parts = answers.readLine().split(" ");
            all.add(new Came(parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2])));
        }
        return all;
    }

    private String ask(String wish) throws IOException {
        wishes.println(wish);
        return answers.readLine();
    }

    @Override
    public void close() {
        process.destroy();
    }

    /**
     * A request.
     *
     * @param id its {@code webhook-id}
     * @param nanos when it had been read, nanoseconds since 1970 by the machine's clock
     * @param status what it was answered
     */
    record Came(String id, long nanos, int status) {}

    /** Nanoseconds since 1970, the same in every process of the machine. */
    static long now() {
        Instant now = Clock.systemUTC().instant();
        return now.getEpochSecond() * NANOS + now.getNano();
    }

    /** The process. */
    public static void main(String[] arguments) throws IOException {
        Receivers.keepConnections();
        new Receivers().serve();
    }

    private static final class Receivers {
        private final ConcurrentLinkedQueue<Came> came = new ConcurrentLinkedQueue<>();
        private final AtomicLong count = new AtomicLong();
        private final CountDownLatch never = new CountDownLatch(1);
        private volatile int awayStatus = 503;

        void serve() throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::receive);
            server.start();
            PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true);
            out.println(server.getAddress().getPort());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            Map<String, Runnable> wishes = new HashMap<>();
            wishes.put("count", () -> out.println(count.get()));
            wishes.put("forget", () -> forget(out));
            wishes.put("back", () -> answerAway(204, out));
            wishes.put("away", () -> answerAway(503, out));
            wishes.put("dump", () -> dump(out));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                wishes.get(line).run();
            }
            // Whoever started it is gone.
            System.exit(0);
        }

        private void forget(PrintWriter out) {
            came.clear();
            count.set(0);
            out.println("forgot");
        }

        /** Left alone it closes connections that rest, and a sender would pay for new ones. */
        private static void keepConnections() {
            System.setProperty("sun.net.httpserver.maxIdleConnections", "20000");
            System.setProperty("sun.net.httpserver.idleInterval", "3600");
        }

        private void answerAway(int status, PrintWriter out) {
            awayStatus = status;
            out.println(status);
        }

        private void dump(PrintWriter out) {
            List<Came> all = List.copyOf(came);
            out.println(all.size());
            all.forEach(one -> out.println(one.id() + " " + one.nanos() + " " + one.status()));
            out.flush();
        }

        private void receive(HttpExchange exchange) throws IOException {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                String path = exchange.getRequestURI().getPath();
                if (path.startsWith("/hang/")) {
                    never.await();
                }
                int status = path.startsWith("/away/") ? awayStatus : 204;
                String id = exchange.getRequestHeaders().getFirst("webhook-id");
                came.add(new Came(id == null ? "-" : id, now(), status));
                exchange.sendResponseHeaders(status, -1);
                count.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
