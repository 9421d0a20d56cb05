package io.wirewatch.runtime.net;

import io.wirewatch.runtime.net.OutboundException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Opens connections to a host at the addresses that were checked.
 *
 * @param addresses tried in this order until one answers
 */
record Dialling(String host, int port, List<InetAddress> addresses, SocketLimits limits, SSLContext trust) {
    /**
     * A plain connection.
     *
     * @param begun told each socket before it connects, so that it can be cut
     */
    Socket open(Consumer<Socket> begun) throws OutboundException {
        OutboundException last = null;
        for (InetAddress address : addresses) {
            try {
                return open(address, begun);
            } catch (IOException e) {
                last = failure(e);
            }
        }
        throw last;
    }

    private Socket open(InetAddress address, Consumer<Socket> begun) throws IOException {
        Socket socket = new Socket();
        begun.accept(socket);
        try {
            socket.connect(
                    new InetSocketAddress(address, port),
                    Math.toIntExact(limits.connect().toMillis()));
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(limits.read().toMillis()));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** TLS over a connection; the certificate must be of the host that the user named. */
    Socket secured(Socket plain) throws OutboundException {
        try {
            SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, host, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private OutboundException failure(IOException e) {
        return switch (e) {
            case SocketTimeoutException timeout ->
                new OutboundException(Reason.TIMEOUT, host + " does not answer on port " + port, timeout);
            case ConnectException refused ->
                new OutboundException(
                        Reason.CONNECT,
                        "no connection to " + host + ", port " + port + ": " + refused.getMessage(),
                        refused);
            case NoRouteToHostException none -> new OutboundException(Reason.CONNECT, "no route to " + host, none);
            case SSLException tls -> TlsFailure.of(host, tls);
            default ->
                new OutboundException(
                        Reason.PROTOCOL, "the connection to " + host + " broke off: " + e.getMessage(), e);
        };
    }
}
