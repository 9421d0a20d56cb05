package io.wirewatch.bench.rivals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.tools.ConsumerPerformance;

/**
 * What Kafka's own {@code kafka-consumer-perf-test} reads of a topic, as a process of its own: it makes nothing of what it reads.
 *
 * @param records a second, the joining of its group left out
 * @param megabytes a second, likewise
 */
record RawConsumer(double records, double megabytes) {
    private static final int FETCHED_MEGABYTES = 8;
    private static final int FETCHED_RECORDS = 9;

    /** Reads so many records of a topic from its beginning. */
    static RawConsumer of(String bootstrap, String topic, long records) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(DeliveryBench.java(
                        ConsumerPerformance.class,
                        List.of(
                                "--bootstrap-server",
                                bootstrap,
                                "--topic",
                                topic,
                                "--num-records",
                                Long.toString(records),
                                "--timeout",
                                "60000")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        String[] lines = printed.strip().split("\n");
        String[] figures = lines[lines.length - 1].split(",");
        if (figures.length <= FETCHED_RECORDS) {
            throw new IOException("the consumer printed no figures: " + printed);
        }
        return new RawConsumer(
                Double.parseDouble(figures[FETCHED_RECORDS].strip()),
                Double.parseDouble(figures[FETCHED_MEGABYTES].strip()));
    }
}
