package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.alerting.channel.Summary.Quote;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemRoomTest {
    private static final List<Item> TEN = IntStream.range(0, 10)
            .mapToObj(i -> new Item("", "title " + i, null, List.of(), "", new Quote("q".repeat(700), List.of())))
            .toList();

    private static List<String> fitting(int most, int room) {
        return ItemRoom.fitting(
                TEN,
                most,
                room,
                (item, quote) -> item.title() + quote.map(Quote::text).orElse(""),
                String::length);
    }

    @Test
    void whereThereIsRoomAllHaveTheirQuotes() {
        assertThat(fitting(50, 10 * 607))
                .hasSize(10)
                .allSatisfy(shown -> assertThat(shown).hasSize(607));
    }

    @Test
    void quotesBecomeShorterBeforeAnAlertIsLeftOut() {
        assertThat(fitting(50, 10 * 607 - 1))
                .hasSize(10)
                .allSatisfy(shown -> assertThat(shown).hasSize(247));
        assertThat(fitting(50, 10 * 127))
                .hasSize(10)
                .allSatisfy(shown -> assertThat(shown).hasSize(127));
        assertThat(fitting(50, 10 * 7))
                .hasSize(10)
                .allSatisfy(shown -> assertThat(shown).hasSize(7));
    }

    @Test
    void theLastAreLeftOutFirst() {
        assertThat(fitting(50, 10 * 7 - 1)).hasSize(9).first().isEqualTo("title 0");
        assertThat(fitting(50, 6)).isEmpty();
        assertThat(fitting(50, -1)).isEmpty();
        assertThat(fitting(3, 10_000)).hasSize(3);
    }
}
