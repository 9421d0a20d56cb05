package io.wirewatch.cli;

import io.wirewatch.cli.client.GatewayException;
import io.wirewatch.cli.command.ActorsCommand;
import io.wirewatch.cli.command.AlertsCommand;
import io.wirewatch.cli.command.BootstrapCommand;
import io.wirewatch.cli.command.CommandException;
import io.wirewatch.cli.command.DeliveriesCommand;
import io.wirewatch.cli.command.DlqCommand;
import io.wirewatch.cli.command.DoctorCommand;
import io.wirewatch.cli.command.EndpointsCommand;
import io.wirewatch.cli.command.ExplainCommand;
import io.wirewatch.cli.command.IngestCommand;
import io.wirewatch.cli.command.ListenCommand;
import io.wirewatch.cli.command.NoticesCommand;
import io.wirewatch.cli.command.PreviewCommand;
import io.wirewatch.cli.command.ReleasesCommand;
import io.wirewatch.cli.command.ReplayCommand;
import io.wirewatch.cli.command.RunCommand;
import io.wirewatch.cli.command.SourcesCommand;
import io.wirewatch.cli.command.StatusCommand;
import io.wirewatch.cli.command.SubscriptionsCommand;
import io.wirewatch.cli.command.UpCommand;
import io.wirewatch.cli.command.WatchCommand;
import io.wirewatch.cli.demo.DemoCommand;
import io.wirewatch.cli.suite.SuiteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "wirewatch",
        description =
                "Reads press releases as they are published and alerts when chosen actors are mentioned together.",
        mixinStandardHelpOptions = true,
        versionProvider = WirewatchApplication.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            IngestCommand.class,
            WatchCommand.class,
            PreviewCommand.class,
            ReleasesCommand.class,
            ExplainCommand.class,
            AlertsCommand.class,
            SubscriptionsCommand.class,
            ActorsCommand.class,
            EndpointsCommand.class,
            DeliveriesCommand.class,
            ListenCommand.class,
            SourcesCommand.class,
            NoticesCommand.class,
            DlqCommand.class,
            ReplayCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            RunCommand.class,
            BootstrapCommand.class,
            HelpCommand.class
        })
public final class WirewatchApplication implements Runnable {
    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

    @Spec
    private CommandSpec spec;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(execute(commandLine(), args));
    }

    /** Runs a command; a group with nothing below it named means its list: {@code actors -q russia}. */
    public static int execute(CommandLine commands, String... args) {
        CommandLine group = args.length == 0 ? null : commands.getSubcommands().get(args[0]);
        if (group == null || !group.getSubcommands().containsKey("list") || names(group, args)) {
            return commands.execute(args);
        }
        List<String> withList = new ArrayList<>(List.of(args));
        withList.add(1, "list");
        return commands.execute(withList.toArray(String[]::new));
    }

    private static boolean names(CommandLine group, String... args) {
        return args.length > 1 && (group.getSubcommands().containsKey(args[1]) || HELP.contains(args[1]));
    }

    /** The command line, for tests. */
    public static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new WirewatchApplication());
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!isExplained(failure)) {
                throw failure;
            }
            command.getErr().println(command.getColorScheme().errorText("wirewatch: " + failure.getMessage()));
            return CommandLine.ExitCode.SOFTWARE;
        });
        commands.setUsageHelpAutoWidth(true);
        return commands;
    }

    /** Whether the message is meant for the person at the terminal; anything else is a bug and shows its trace. */
    private static boolean isExplained(Exception failure) {
        return failure instanceof GatewayException
                || failure instanceof SuiteException
                || failure instanceof CommandException;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say which command.");
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = WirewatchApplication.class.getPackage().getImplementationVersion();
            return new String[] {"wirewatch " + (version == null ? "(not packaged)" : version)};
        }
    }
}
