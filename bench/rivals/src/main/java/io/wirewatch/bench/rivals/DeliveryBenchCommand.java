package io.wirewatch.bench.rivals;

import io.wirewatch.bench.FiguresCommand;
import io.wirewatch.bench.suite.Launcher;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/delivery}. */
@Command(
        name = "bench/delivery",
        mixinStandardHelpOptions = true,
        description = "Measures the delivery of alerts beside a bare sender, with receivers that are dead or away, and"
                + " kills; prints the figures in Markdown.")
public final class DeliveryBenchCommand extends FiguresCommand {
    @Option(names = "--launcher", paramLabel = "SCRIPT", required = true, description = "What starts a process.")
    private Path launcher;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Some parts alone: throughput, suite, dead, outage, kills, memory.")
    private List<String> only = List.of("throughput", "suite", "dead", "outage", "kills", "memory");

    /** A command that nothing was said to yet. */
    public DeliveryBenchCommand() {
        super("delivery");
    }

    /** Runs the command, and ends with its status. */
    public static void main(String[] arguments) {
        run(new DeliveryBenchCommand(), arguments);
    }

    @Override
    protected String figures(boolean quick, long seed, Consumer<String> progress) throws Exception {
        DeliveryPlan plan = quick ? DeliveryPlan.QUICK : DeliveryPlan.FULL;
        return new DeliveryBench(plan, Launcher.script(launcher.toString()), seed, progress).run(only);
    }
}
