package io.wirewatch.runtime.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.function.UnaryOperator;

/** A connection that is open already: who connects it anew, to whatever address, finds it as it is. */
final class OpenSocket extends Socket {
    private final Socket plain;
    private final Socket inner;
    private final InputStream in;

    /**
     * @param plain the connection
     * @param inner the same, or TLS over it
     * @param reading put over what is read
     */
    OpenSocket(Socket plain, Socket inner, UnaryOperator<InputStream> reading) throws IOException {
        this.plain = plain;
        this.inner = inner;
        this.in = reading.apply(inner.getInputStream());
    }

    Socket plain() {
        return plain;
    }

    @Override
    public void connect(SocketAddress endpoint) {
        // It goes to the address that was checked, not to the one that is asked for here.
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) {
        // As above.
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return inner.getOutputStream();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        inner.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return inner.getSoTimeout();
    }

    @Override
    public InetAddress getInetAddress() {
        return plain.getInetAddress();
    }

    @Override
    public int getPort() {
        return plain.getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return plain.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return plain.getLocalPort();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return plain.isClosed();
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}
