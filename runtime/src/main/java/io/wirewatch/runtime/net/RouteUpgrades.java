package io.wirewatch.runtime.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;

/** TLS over connections of a route; it opens none. */
final class RouteUpgrades extends SSLSocketFactory {
    private final OutboundRoute route;
    private final UnaryOperator<InputStream> reading;

    RouteUpgrades(OutboundRoute route, UnaryOperator<InputStream> reading) {
        this.route = route;
        this.reading = reading;
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return route.upgraded(socket, reading);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return new String[0];
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return new String[0];
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw opensNone();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw opensNone();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw opensNone();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw opensNone();
    }

    private static IOException opensNone() {
        return new IOException("connections are opened by the route alone");
    }
}
