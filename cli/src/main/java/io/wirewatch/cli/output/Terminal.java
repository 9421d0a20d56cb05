package io.wirewatch.cli.output;

/** Whether a person sees the output, or gives the input. The launcher asks the shell and tells; Java itself knows the streams only together. */
public final class Terminal {
    private Terminal() {}

    /** Whether standard output is a terminal. */
    public static boolean stdout() {
        return "terminal".equals(System.getProperty("wirewatch.stdout"));
    }

    /** Whether standard input is a terminal. */
    public static boolean stdin() {
        return "terminal".equals(System.getProperty("wirewatch.stdin"));
    }

    /** Whether standard error is a terminal. */
    public static boolean stderr() {
        return "terminal".equals(System.getProperty("wirewatch.stderr"));
    }

    /** Whether standard output takes colours: a terminal, unless {@code NO_COLOR} is set. */
    public static boolean colours() {
        String refused = System.getenv("NO_COLOR");
        return stdout() && (refused == null || refused.isEmpty());
    }
}
