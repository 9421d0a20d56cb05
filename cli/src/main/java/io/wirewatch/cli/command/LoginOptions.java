package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** Who a source is read as. */
final class LoginOptions {
    @Option(names = "--user", description = "For kind imap: whose mailbox it is.")
    private String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File with the password as its first line; - is standard input.")
    private String file;

    /** Puts the login into the body of a source, where one is given. */
    void into(ObjectNode source) {
        if (user == null && file == null) {
            return;
        }
        ObjectNode login = source.putObject("login");
        if (user != null) {
            login.put("user", user);
        }
        if (file != null) {
            login.put("password", SecretFile.read(file, "password"));
        }
    }
}
