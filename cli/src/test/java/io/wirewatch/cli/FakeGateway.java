package io.wirewatch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway that answers by script: for each call its answers in order, the last one again and again. */
public final class FakeGateway implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Deque<Answer>> script = new HashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** A request as it came in. */
    public record Request(String call, String body, Map<String, List<String>> headers) {
        /** The lines of its body, each JSON. */
        public JsonNode lines() throws IOException {
            ObjectMapper json = new ObjectMapper();
            ArrayNode lines = json.createArrayNode();
            for (String line : body.lines().toList()) {
                lines.add(json.readTree(line));
            }
            return lines;
        }
    }

    private record Answer(int status, String body, String retryAfter) {}

    private final Map<String, Answer> once = new HashMap<>();

    public FakeGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Adds an answer to a call such as {@code GET /api/v1/actors?limit=50}. */
    public FakeGateway answer(String call, int status, String body) {
        return answer(call, status, body, null);
    }

    public synchronized FakeGateway answer(String call, int status, String body, String retryAfter) {
        script.computeIfAbsent(call, c -> new ArrayDeque<>()).add(new Answer(status, body, retryAfter));
        return this;
    }

    /** What is answered, before all else and once, to a request whose body holds such a part. */
    public synchronized void answerOnce(String part, int status, String body) {
        once.put(part, new Answer(status, body, null));
    }

    /** Runs a command that talks to this gateway. */
    CommandRun run(String... args) {
        String[] withUrl = Arrays.copyOf(args, args.length + 2);
        withUrl[args.length] = "--url";
        withUrl[args.length + 1] = url();
        return CommandRun.of(withUrl);
    }

    public List<Request> requests() {
        return requests;
    }

    private synchronized Answer next(String call, String body) {
        for (String part : once.keySet()) {
            if (body.contains(part)) {
                return once.remove(part);
            }
        }
        Deque<Answer> answers = script.get(call);
        if (answers == null) {
            return new Answer(404, "{\"title\":\"Not Found\",\"detail\":\"no script for " + call + "\"}", null);
        }
        return answers.size() > 1 ? answers.poll() : answers.peek();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(call, body, exchange.getRequestHeaders()));
            Answer answer = next(call, body);
            if (answer.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
            }
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
