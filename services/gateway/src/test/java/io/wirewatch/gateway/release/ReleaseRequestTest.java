package io.wirewatch.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseRequestTest {
    private static ReleaseRequest published(String at) {
        return new ReleaseRequest(null, "Text.", null, null, null, null, at, null, null, null);
    }

    @Property
    void aTimeOfTheCommonFormIsTakenIfAParserWouldTakeIt(
            @ForAll @IntRange(max = 9999) int year,
            @ForAll @IntRange(max = 13) int month,
            @ForAll @IntRange(max = 32) int day,
            @ForAll @IntRange(max = 25) int hour,
            @ForAll @IntRange(max = 60) int minute,
            @ForAll @IntRange(max = 60) int second) {
        String time = "%04d-%02d-%02dT%02d:%02d:%02dZ".formatted(year, month, day, hour, minute, second);
        boolean isTime;
        try {
            OffsetDateTime.parse(time);
            isTime = true;
        } catch (DateTimeException e) {
            isTime = false;
        }

        if (isTime) {
            assertThat(published(time).publishedAt()).isEqualTo(time);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> published(time))
                    .withMessageContaining("publishedAt must be");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24",
                "2024-02-29T10:00:00Z",
                "2026-11-24T10:00:00.5Z",
                "2026-11-24T10:00:00+01:00",
                "Tue, 24 Nov 2026 10:00:00 GMT"
            })
    void otherFormsAreTakenToo(String at) {
        assertThatNoException().isThrownBy(() -> published(at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T10:00:00z0",
                "2026-11-24 10:00:00Z",
                "2026-1a-24T10:00:00Z",
                "2026-02-29T10:00:00Z",
                "٢٠٢٦-11-24T10:00:00Z"
            })
    void whatIsNoTimeIsRefused(String at) {
        assertThatIllegalArgumentException().isThrownBy(() -> published(at));
    }
}
