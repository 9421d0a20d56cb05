package io.wirewatch.bench.rivals;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes the lines of a file to a topic as they are. */
final class BareProducer {
    private BareProducer() {}

    /** As a process of its own: broker, topic, file. */
    public static void main(String[] arguments) throws IOException {
        write(arguments[0], arguments[1], Path.of(arguments[2]));
    }

    static void write(String bootstrapServers, String topic, Path file) throws IOException {
        try (KafkaProducer<String, byte[]> producer = BenchCluster.producer(bootstrapServers);
                BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                producer.send(new ProducerRecord<>(topic, "rel_" + number++, line.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }
}
