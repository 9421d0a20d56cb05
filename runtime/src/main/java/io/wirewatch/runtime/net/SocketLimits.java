package io.wirewatch.runtime.net;

import java.time.Duration;

/**
 * How long a connection may take.
 *
 * @param connect the look-up, and each attempt to open the connection
 * @param read the longest silence of the other side, in the handshake too
 * @param deadline all of it, from the look-up on; then the connection is cut
 */
public record SocketLimits(Duration connect, Duration read, Duration deadline) {
    public SocketLimits {
        if (!connect.isPositive() || !read.isPositive() || !deadline.isPositive()) {
            throw new IllegalArgumentException("connect, read and deadline must be positive");
        }
    }
}
