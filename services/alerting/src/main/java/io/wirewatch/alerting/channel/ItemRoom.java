package io.wirewatch.alerting.channel;

import io.wirewatch.alerting.channel.Summary.Item;
import io.wirewatch.alerting.channel.Summary.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** As many alerts of a digest as a channel has room for: rather all with short quotes, or none, than some with long ones. */
final class ItemRoom {
    /** UTF-16 code units; what is tried in turn. */
    private static final List<Integer> LONGEST_QUOTES = List.of(600, 240, 120, 0);

    private ItemRoom() {}

    /** An alert in the form of a channel. */
    interface Form<T> {
        /** @param quote cut to what has room; empty where there is none, or it has none */
        T of(Item item, Optional<Quote> quote);
    }

    /**
     * The first alerts, in the form of the channel.
     *
     * @param most at most so many
     * @param room for all of them
     * @param size of one, in what the room is counted in, with what parts it from the next
     */
    static <T> List<T> fitting(List<Item> items, int most, int room, Form<T> form, ToIntFunction<T> size) {
        List<Item> first = items.subList(0, Math.min(most, items.size()));
        List<T> shown = List.of();
        for (int longest : LONGEST_QUOTES) {
            shown = first.stream()
                    .map(item -> form.of(item, quote(item, longest)))
                    .toList();
            if (shown.stream().mapToInt(size).sum() <= room) {
                return shown;
            }
        }
        return begin(shown, room, size);
    }

    private static Optional<Quote> quote(Item item, int longest) {
        return longest == 0
                ? Optional.empty()
                : Optional.ofNullable(item.quote()).map(quote -> Quotes.cut(quote, longest));
    }

    private static <T> List<T> begin(List<T> all, int room, ToIntFunction<T> size) {
        List<T> begin = new ArrayList<>();
        int left = room;
        for (T one : all) {
            left -= size.applyAsInt(one);
            if (left < 0) {
                break;
            }
            begin.add(one);
        }
        return begin;
    }
}
