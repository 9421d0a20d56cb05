package io.wirewatch.bench.rivals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The least that sends webhooks: java.net.http in a loop, each request on a virtual thread, so many at a time. No
 * signature, no record of what came of it, no address that is checked.
 */
final class BareSender {
    private BareSender() {}

    /**
     * As a process of its own: address without its number, number of addresses, file with the body, requests to warm up,
     * requests that count, at a time. Prints CPU seconds and seconds.
     */
    public static void main(String[] arguments) throws Exception {
        byte[] body = Files.readAllBytes(Path.of(arguments[2]));
        URI[] addresses = new URI[Integer.parseInt(arguments[1])];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = URI.create(arguments[0] + i);
        }
        int atATime = Integer.parseInt(arguments[5]);
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            send(client, addresses, body, Integer.parseInt(arguments[3]), atATime);
            long cpu = cpu();
            long begun = System.nanoTime();
            send(client, addresses, body, Integer.parseInt(arguments[4]), atATime);
            System.out.println((cpu() - cpu) / 1e9 + " " + (System.nanoTime() - begun) / 1e9);
        }
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static void send(HttpClient client, URI[] addresses, byte[] body, int count, int atATime)
            throws InterruptedException {
        Semaphore room = new Semaphore(atATime);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                room.acquire();
                URI address = addresses[i % addresses.length];
                threads.execute(() -> post(client, address, body, room));
            }
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.HOURS);
        }
    }

    private static void post(HttpClient client, URI address, byte[] body, Semaphore room) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 204) {
                throw new IllegalStateException(address + " answered " + status);
            }
        } catch (Exception e) {
            throw new IllegalStateException("a request failed: " + address, e);
        } finally {
            room.release();
        }
    }
}
