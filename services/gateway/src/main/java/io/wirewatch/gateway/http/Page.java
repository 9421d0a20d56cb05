package io.wirewatch.gateway.http;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Some items of a list.
 *
 * @param items the items
 * @param nextCursor where the list goes on; null at its end
 */
public record Page<T>(List<T> items, String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page of a list by time.
     *
     * @param found one item more than wanted, where there is one
     */
    public static <S, T> Page<T> byTime(
            List<S> found, int limit, Function<S, Instant> time, Function<S, String> id, Function<S, T> item) {
        List<S> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Query.cursor(time.apply(page.getLast()), id.apply(page.getLast())) : null;
        return new Page<>(page.stream().map(item).toList(), next);
    }

    /**
     * A page of a list by key.
     *
     * @param found one item more than wanted, where there is one
     */
    public static <S, T> Page<T> byKey(List<S> found, int limit, Function<S, String> key, Function<S, T> item) {
        List<S> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Query.cursor(key.apply(page.getLast())) : null;
        return new Page<>(page.stream().map(item).toList(), next);
    }
}
