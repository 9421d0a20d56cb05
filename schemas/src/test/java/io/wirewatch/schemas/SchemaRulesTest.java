package io.wirewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every record must keep, so that every version reads every other. */
class SchemaRulesTest {

    static Stream<Topic<?>> topics() {
        return Topics.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyFieldHasADefaultAndADescription(Topic<?> topic) {
        for (Schema record : records(topic.schema(), new ArrayList<>())) {
            assertThat(record.getDoc()).as(record.getFullName()).isNotBlank();
            assertThat(record.getNamespace()).startsWith("io.wirewatch.");
            for (Schema.Field field : record.getFields()) {
                String name = record.getName() + "." + field.name();
                assertThat(field.hasDefaultValue()).as(name + " has a default").isTrue();
                assertThat(field.doc()).as(name + " is described").isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void whatMayGrowIsNoClosedEnum(Topic<?> topic) {
        for (Schema record : records(topic.schema(), new ArrayList<>())) {
            for (Schema.Field field : record.getFields()) {
                Schema schema = field.schema();
                assertThat(schema.getType() == Schema.Type.ENUM && schema.getEnumDefault() == null)
                        .as(record.getName() + "." + field.name() + " is an enum without a default symbol")
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyRecordNamesItsTenant(Topic<?> topic) {
        Schema.Field tenant = topic.schema().getField("tenant");
        assertThat(tenant).isNotNull();
        assertThat(tenant.defaultVal()).isEqualTo("main");
    }

    /** The record and every record inside it. */
    private static List<Schema> records(Schema schema, List<Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (!found.contains(schema)) {
                    found.add(schema);
                    schema.getFields().forEach(field -> records(field.schema(), found));
                }
            }
            case ARRAY -> records(schema.getElementType(), found);
            case MAP -> records(schema.getValueType(), found);
            case UNION -> schema.getTypes().forEach(type -> records(type, found));
            default -> {}
        }
        return found;
    }
}
