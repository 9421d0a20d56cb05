package io.wirewatch.cli.command;

import io.wirewatch.cli.client.AlertStream;
import io.wirewatch.cli.client.Gateway;
import io.wirewatch.cli.listen.Forwarder;
import io.wirewatch.cli.listen.ListenLog;
import io.wirewatch.cli.listen.StreamForwarder;
import io.wirewatch.cli.listen.WebhookListener;
import io.wirewatch.cli.output.Printer;
import io.wirewatch.core.delivery.WebhookSigner;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A receiver of webhooks for those who write one. */
@Command(
        name = "listen",
        mixinStandardHelpOptions = true,
        description =
                "Receives webhooks on this machine, says what is right or wrong with each, and passes the good ones"
                        + " on. With --subscription it makes them of the gateway's stream of alerts instead, so that no endpoint"
                        + " is needed.",
        footer = {
            "",
            "  wirewatch listen --secret-file secret.txt --forward http://127.0.0.1:3000/hook",
            "  wirewatch listen --subscription sub_… --forward http://127.0.0.1:3000/hook",
            "",
            "Wirewatch posts to this machine only if it was told to: wirewatch up --allow-targets 127.0.0.1/32"
        })
public final class ListenCommand implements Callable<Integer> {
    private static final int PORT = 8787;

    @Mixin
    private GatewayOptions options;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where to listen, on 127.0.0.1 alone; 0 for a free port (default: 8787).")
    private Integer port;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "Holds the endpoint's secret (whsec_…) or public key (whpk_…); - for standard input.")
    private String secretFile;

    @Option(names = "--forward", paramLabel = "URL", description = "Posts the good ones on, and answers as this does.")
    private URI forward;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Ends after so many, with 1 if one was wrong or not taken (default: at Ctrl-C).")
    private Integer count;

    @Option(
            names = "--subscription",
            paramLabel = "ID",
            description = "Signs and posts the alerts of this one, from now on, each once; needs --forward.")
    private String subscription;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (count != null && count < 1) {
            throw wrong("--count must be 1 or more, not " + count);
        }
        Printer printer = options.printer();
        ListenLog log = new ListenLog(count == null ? 0 : count, options.json(), printer::line);
        if (subscription == null) {
            receive(log, printer);
        } else {
            send(log, printer);
        }
        return log.isGood() ? 0 : 1;
    }

    private void receive(ListenLog log, Printer printer) throws InterruptedException {
        if (secretFile == null) {
            throw wrong(
                    "--secret-file is missing. It names a file with the secret that 'wirewatch endpoints add' or"
                            + " 'wirewatch endpoints rotate' has shown, or the publicKey of 'wirewatch endpoints show'; without an endpoint, use --subscription.");
        }
        WebhookSigner signer = signer(SecretFile.read(secretFile, "secret"));
        int at = port == null ? PORT : port;
        if (at < 0 || at > 65_535) {
            throw wrong("--port must be 0 to 65535, not " + at);
        }
        WebhookListener listener = listener(at, signer, log);
        printer.note("listening at " + listener.url());
        untilTheEnd(log::await, () -> {
            listener.close();
            printer.note(log.summary());
        });
    }

    private WebhookListener listener(int at, WebhookSigner signer, ListenLog log) {
        try {
            return WebhookListener.start(at, signer, log, forwarder());
        } catch (IOException e) {
            throw new CommandException(
                    "Port " + at + " cannot be listened on (" + e.getMessage() + "). Name another with --port.", e);
        }
    }

    private void send(ListenLog log, Printer printer) throws InterruptedException {
        if (port != null) {
            throw wrong("--port and --subscription are two ways to get alerts; give one.");
        }
        Forwarder forwarder = forwarder().orElseThrow(() -> wrong("--subscription needs --forward: where to post to."));
        String secret = secretFile == null ? WebhookSigner.newSecret() : SecretFile.read(secretFile, "secret");
        WebhookSigner signer = signer(secret);
        if (!signer.signs()) {
            throw wrong(
                    "--subscription signs what it posts, which a public key cannot; give a secret (whsec_…), or leave"
                            + " --secret-file out and one is made.");
        }
        Gateway gateway = options.gateway();
        String id = Gateway.encode(subscription);
        gateway.get("/subscriptions/" + id);
        if (secretFile == null) {
            printer.note("the secret of this run: " + secret);
        }
        printer.note("posting the alerts of " + subscription + " to " + forward);
        AlertStream stream = new AlertStream(gateway, "subscription=" + id, null);
        untilTheEnd(
                () -> new StreamForwarder(signer, log, forwarder).run(stream, printer::note),
                () -> printer.note(log.summary()));
    }

    private Optional<Forwarder> forwarder() {
        try {
            return Optional.ofNullable(forward).map(Forwarder::new);
        } catch (IllegalArgumentException e) {
            throw wrong("--forward " + e.getMessage());
        }
    }

    private static WebhookSigner signer(String secret) {
        try {
            return new WebhookSigner(secret.strip());
        } catch (IllegalArgumentException e) {
            throw new CommandException("That is no secret of an endpoint: " + e.getMessage() + ".", e);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** Something that goes on until it has enough. */
    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    /** Does the last things whether the work ends by itself or the process is told to end (SIGINT, SIGTERM). */
    private static void untilTheEnd(Work work, Runnable last) throws InterruptedException {
        Thread hook = new Thread(last, "shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            work.run();
        } finally {
            if (isRemoved(hook)) {
                last.run();
            }
        }
    }

    private static boolean isRemoved(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook runs by itself.
            return false;
        }
    }
}
