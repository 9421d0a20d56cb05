package io.wirewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Today's schemas against those of every release, kept in {@code src/test/resources/released/<version>}. A release adds a
 * folder; nobody edits one.
 */
class CompatibilityTest {

    static Stream<Topic<?>> topics() {
        return Topics.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void readsWhatEveryReleaseWroteAndIsReadByItWhereTheTopicIsPublic(Topic<?> topic) {
        for (Schema released : released(topic)) {
            assertThat(canRead(topic.schema(), released))
                    .as("today reads " + topic.name())
                    .isTrue();
            if (topic.compatibility() == Compatibility.FULL_TRANSITIVE) {
                assertThat(canRead(released, topic.schema()))
                        .as("a release reads today's " + topic.name())
                        .isTrue();
            }
        }
    }

    @Test
    void everyTopicOfTheFirstReleaseIsKept() {
        assertThat(Topics.ALL.stream().filter(topic -> !released(topic).isEmpty()))
                .isNotEmpty();
    }

    @Test
    void aNewSymbolOfAnEnumWithoutDefaultWouldBeRefused() {
        Schema old = new Schema.Parser().parse("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}");
        Schema grown = new Schema.Parser().parse("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}");
        Schema withDefault =
                new Schema.Parser().parse("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"],\"default\":\"A\"}");

        assertThat(canRead(old, grown)).isFalse();
        assertThat(canRead(withDefault, grown)).isTrue();
    }

    private static boolean canRead(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    private static List<Schema> released(Topic<?> topic) {
        try (Stream<Path> files = Files.walk(
                Path.of(CompatibilityTest.class.getResource("/released").toURI()))) {
            return files.filter(file -> file.endsWith(topic.name() + ".avsc"))
                    .map(CompatibilityTest::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
