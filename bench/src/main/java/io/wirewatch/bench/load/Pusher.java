package io.wirewatch.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Pushes releases, each as a request of its own, to the gateway or to what stands in for it. */
public final class Pusher implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI door;

    /**
     * @param base of the gateway, {@code http://HOST:PORT}
     */
    public Pusher(String base) {
        this.door = URI.create(base + "/api/v1/releases");
    }

    /** Pushes bodies by so many clients, each sending its next when the one before is answered; returns when all are. */
    public void pushAll(List<byte[]> bodies, int clients) throws InterruptedException, IOException {
        AtomicInteger next = new AtomicInteger();
        List<Future<Void>> running;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            running = IntStream.range(0, clients)
                    .mapToObj(client -> threads.submit(() -> client(bodies, next)))
                    .toList();
        }
        for (Future<Void> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IOException("a push failed: " + e.getCause(), e);
            }
        }
    }

    /** The same on threads of its own; the future has the moment when the last was answered. */
    public Future<Long> startPushing(List<byte[]> bodies, int clients) {
        FutureTask<Long> task = new FutureTask<>(() -> {
            pushAll(bodies, clients);
            return System.nanoTime();
        });
        Thread.ofVirtual().start(task);
        return task;
    }

    private Void client(List<byte[]> bodies, AtomicInteger next) throws IOException, InterruptedException {
        for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
            requireAccepted(http.send(request(bodies.get(i)), BodyHandlers.ofString()));
        }
        return null;
    }

    /** Pushes one without waiting; done when it is answered 202. */
    public CompletableFuture<Void> push(byte[] body) {
        return http.sendAsync(request(body), BodyHandlers.ofString()).thenAccept(Pusher::requireAccepted);
    }

    private HttpRequest request(byte[] body) {
        return HttpRequest.newBuilder(door)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static void requireAccepted(HttpResponse<String> answer) {
        if (answer.statusCode() != 202) {
            throw new IllegalStateException("a push was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
