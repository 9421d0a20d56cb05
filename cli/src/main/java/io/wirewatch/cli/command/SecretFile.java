package io.wirewatch.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads secrets from files: an argument would stand in the list of processes. */
final class SecretFile {
    private SecretFile() {}

    /**
     * The first line of a file.
     *
     * @param file path, or {@code -} for standard input
     * @param what the secret's name for people, for example {@code password}
     * @throws CommandException where there is none
     */
    static String read(String file, String what) {
        boolean stdin = file.equals("-");
        String shown = stdin ? "standard input" : file;
        try (InputStream in = stdin ? System.in : Files.newInputStream(Path.of(file))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String line = text.lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw new CommandException("The first line of " + shown + " is empty. Write the " + what + " into it.");
            }
            return line;
        } catch (IOException | InvalidPathException e) {
            throw new CommandException("The " + what + " cannot be read from " + shown + ": " + e.getMessage(), e);
        }
    }
}
