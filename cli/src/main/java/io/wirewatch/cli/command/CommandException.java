package io.wirewatch.cli.command;

/** A command cannot do what it was asked; the message is a sentence for the person at the terminal. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
