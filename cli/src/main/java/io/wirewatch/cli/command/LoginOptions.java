package io.wirewatch.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Who a source is read as. A password is read from a file: an argument would stand in the list of processes. */
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
            login.put("password", password());
        }
    }

    private String password() {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw new CommandException("The first line of " + shown() + " is empty. Write the password into it.");
            }
            return line;
        } catch (IOException | InvalidPathException e) {
            throw new CommandException("The password cannot be read from " + shown() + ": " + e.getMessage(), e);
        }
    }

    private String shown() {
        return file.equals("-") ? "standard input" : file;
    }
}
