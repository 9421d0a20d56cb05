package io.wirewatch.runtime.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;

/** Connections of a route, for clients that want a factory; the addresses that they name are not looked at. */
final class RouteSockets extends SocketFactory {
    private final OutboundRoute route;
    private final boolean tls;
    private final UnaryOperator<InputStream> reading;

    RouteSockets(OutboundRoute route, boolean tls, UnaryOperator<InputStream> reading) {
        this.route = route;
        this.tls = tls;
        this.reading = reading;
    }

    @Override
    public Socket createSocket() throws IOException {
        return route.open(tls, reading);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket();
    }
}
