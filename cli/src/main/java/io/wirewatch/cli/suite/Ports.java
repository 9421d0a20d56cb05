package io.wirewatch.cli.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells early, and in words, that a port is taken. */
final class Ports {
    private Ports() {}

    static void requireFree(String option, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new SuiteException(
                    "port " + port + " of 127.0.0.1 is in use; choose another with " + option + " (0 takes a free one)",
                    e);
        }
    }
}
