package io.wirewatch.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StreamCursorTest {
    @Property
    void aCursorReadsBackAsItWasWritten(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = Long.MAX_VALUE / 4) Long> start,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 4) long read) {
        StreamCursor cursor = StreamCursor.at("cluster", start)
                .movedTo(start.stream().map(offset -> offset + read).toList());
        assertThat(StreamCursor.parse(cursor.text())).isEqualTo(cursor);
    }

    @Property
    void noTextBreaksTheReader(@ForAll String text) {
        try {
            assertThat(StreamCursor.parse(text)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("no cursor");
        }
    }

    @Test
    void aCursorKnowsItsCluster() {
        StreamCursor cursor = StreamCursor.at("one", List.of(1L, 2L));
        assertThat(cursor.isOf("one", 2)).isTrue();
        assertThat(cursor.isOf("two", 2)).isFalse();
        assertThat(cursor.isOf("one", 3)).isFalse();
    }

    @Test
    void goingOnBehindARecordKeepsWhereTheStreamBegan() {
        StreamCursor moved = StreamCursor.at("one", List.of(5L, 5L)).behind(1, 8);
        assertThat(moved.start()).containsExactly(5L, 5L);
        assertThat(moved.next()).containsExactly(5L, 9L);
    }

    @Test
    void whatIsCutOffOrHasATailIsNoCursor() {
        String text = StreamCursor.at("one", List.of(1L, 2L)).text();
        assertThatThrownBy(() -> StreamCursor.parse(text.substring(0, text.length() - 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StreamCursor.parse(text + "AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StreamCursor.parse("")).isInstanceOf(IllegalArgumentException.class);
    }
}
