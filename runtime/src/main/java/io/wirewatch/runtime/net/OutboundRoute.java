package io.wirewatch.runtime.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * The way to a host whose addresses were checked. Its factories are for clients that make their own connections: whatever
 * address such a client asks for, the socket it gets is connected to one that was checked, and TLS on it is done for the
 * host that the user named. A failure is an {@link IOException} with an {@link OutboundException} as its cause. At the
 * deadline, and when this is closed, all its connections are cut.
 */
public final class OutboundRoute implements AutoCloseable {
    private final Dialling dialling;
    private final GuardedHttp.Deadline deadline;
    private final boolean named;
    private final List<Socket> sockets = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean expired;

    /** @param named whether the operator names its addresses */
    OutboundRoute(Dialling dialling, GuardedHttp.Deadline deadline, boolean named) {
        this.dialling = dialling;
        this.deadline = deadline;
        this.named = named;
        Thread.ofVirtual().name("deadline of " + dialling.host()).start(this::cutAtDeadline);
    }

    /** Whether the operator names all its addresses ({@code --allow-targets}), rather than their being global. */
    public boolean isNamedByOperator() {
        return named;
    }

    /** One of its addresses, for clients that would look the name up again. */
    public InetAddress address() {
        return dialling.addresses().getFirst();
    }

    /** This machine's address on the latest connection, for protocols in which a client says it; before, the loopback. */
    public synchronized InetAddress localAddress() {
        return sockets.isEmpty()
                ? InetAddress.getLoopbackAddress()
                : sockets.getLast().getLocalAddress();
    }

    /** Whether the deadline went by, so that connections were cut. */
    public synchronized boolean isExpired() {
        return expired;
    }

    /**
     * Connections to it.
     *
     * @param tls whether TLS is done on them before they are given out
     * @param reading put over what is read, decrypted
     */
    public SocketFactory plain(boolean tls, UnaryOperator<InputStream> reading) {
        return new RouteSockets(this, tls, reading);
    }

    /** TLS over connections that {@link #plain} gave out, for protocols that begin it when they are connected. */
    public SSLSocketFactory upgrade(UnaryOperator<InputStream> reading) {
        return new RouteUpgrades(this, reading);
    }

    Socket open(boolean tls, UnaryOperator<InputStream> reading) throws IOException {
        try {
            Socket plain = dialling.open(this::watch);
            return new OpenSocket(plain, tls ? dialling.secured(plain) : plain, reading);
        } catch (OutboundException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    Socket upgraded(Socket socket, UnaryOperator<InputStream> reading) throws IOException {
        try {
            Socket plain = ((OpenSocket) socket).plain();
            return new OpenSocket(plain, dialling.secured(plain), reading);
        } catch (OutboundException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private synchronized void watch(Socket socket) {
        sockets.add(socket);
        if (closed.getCount() == 0 || expired) {
            cut(socket);
        }
    }

    private void cutAtDeadline() {
        try {
            Duration left = deadline.left();
            if (!closed.await(left.toNanos(), TimeUnit.NANOSECONDS)) {
                synchronized (this) {
                    expired = true;
                    sockets.forEach(OutboundRoute::cut);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more, whether or not it said goodbye.
        }
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        sockets.forEach(OutboundRoute::cut);
    }
}
