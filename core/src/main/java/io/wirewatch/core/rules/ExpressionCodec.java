package io.wirewatch.core.rules;

import java.time.Duration;
import java.util.Arrays;

/**
 * An expression as bytes: a rule over one release as {@link RuleCodec} writes it; before the bytes of any other rule stand
 * {@value #WINDOWED}, the form and its numbers, times in minutes.
 */
public final class ExpressionCodec {
    private static final int WINDOWED = 2;
    private static final int WITHIN = 0;
    private static final int COUNT = 1;
    private static final int FIRST = 2;
    private static final int SPIKE = 3;

    private ExpressionCodec() {}

    /** The bytes of an expression. */
    public static byte[] encode(Expression expression) {
        byte[] rule = RuleCodec.encode(expression.rule());
        if (!expression.isWindowed()) {
            return rule;
        }
        RuleBytes out = new RuleBytes();
        out.number(WINDOWED);
        switch (expression.window()) {
            case Window.Within within -> write(out, WITHIN, minutes(within.length()));
            case Window.Count count -> write(out, COUNT, count.stories(), minutes(count.length()));
            case Window.First first -> write(out, FIRST, minutes(first.length()));
            case Window.Spike spike ->
                write(out, SPIKE, spike.tenths(), minutes(spike.length()), minutes(spike.over()));
        }
        byte[] head = out.bytes();
        byte[] all = Arrays.copyOf(head, head.length + rule.length);
        System.arraycopy(rule, 0, all, head.length, rule.length);
        return all;
    }

    /**
     * The expression of these bytes.
     *
     * @throws IllegalArgumentException if they are none, or one of a later version
     */
    public static Expression decode(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != WINDOWED) {
            return Expression.single(RuleCodec.decode(bytes));
        }
        RuleDecoder in = new RuleDecoder(bytes, 1);
        Window window = window(in);
        return new Expression(in.read(), window);
    }

    private static Window window(RuleDecoder in) {
        int form = in.number();
        return switch (form) {
            case WITHIN -> new Window.Within(minutes(in));
            case COUNT -> {
                int stories = in.number();
                yield new Window.Count(stories, minutes(in));
            }
            case FIRST -> new Window.First(minutes(in));
            case SPIKE -> {
                int tenths = in.number();
                Duration length = minutes(in);
                yield new Window.Spike(tenths, length, minutes(in));
            }
            default -> throw new IllegalArgumentException("no compiled expression: form " + form);
        };
    }

    private static void write(RuleBytes out, int... numbers) {
        Arrays.stream(numbers).forEach(out::number);
    }

    private static int minutes(Duration time) {
        return Math.toIntExact(time.toMinutes());
    }

    private static Duration minutes(RuleDecoder in) {
        int minutes = in.number();
        if (minutes <= 0) {
            throw new IllegalArgumentException("no compiled expression: a time of " + minutes + " minutes");
        }
        return Duration.ofMinutes(minutes);
    }
}
