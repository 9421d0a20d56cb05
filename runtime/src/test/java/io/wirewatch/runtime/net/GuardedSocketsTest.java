package io.wirewatch.runtime.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.runtime.net.OutboundException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedSocketsTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("198.41.0.4");
    private static final SocketLimits LIMITS =
            new SocketLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(20));

    private final Map<String, InetAddress[]> names = new ConcurrentHashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private ServerSocket server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, LOOPBACK);
        names.put("mail.test", new InetAddress[] {LOOPBACK});
        names.put("mixed.test", new InetAddress[] {PUBLIC, LOOPBACK});
        names.put("public.test", new InetAddress[] {PUBLIC});
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private OutboundSockets sockets(AddressPolicy policy) throws Exception {
        return new GuardedSockets(policy, this::lookup, SSLContext.getDefault());
    }

    private OutboundSockets local() throws Exception {
        return sockets(AddressPolicy.allowing("127.0.0.0/8"));
    }

    private InetAddress[] lookup(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        InetAddress[] addresses = names.get(host);
        if (addresses == null) {
            throw new UnknownHostException(host);
        }
        return addresses;
    }

    @Test
    void aConnectionGoesToTheAddressThatWasCheckedWhateverIsAskedFor() throws Exception {
        try (OutboundRoute route = local().route("mail.test", server.getLocalPort(), LIMITS)) {
            names.put("mail.test", new InetAddress[] {InetAddress.ofLiteral("127.0.0.2")});
            Socket socket = route.plain(false, UnaryOperator.identity()).createSocket();
            socket.connect(new InetSocketAddress("127.0.0.9", 1), 100);
            try (Socket accepted = server.accept()) {
                accepted.getOutputStream().write('!');

                assertThat(socket.getInputStream().read()).isEqualTo('!');
            }
            assertThat(socket.getInetAddress()).isEqualTo(LOOPBACK);
            assertThat(route.isNamedByOperator()).isTrue();
        }
        assertThat(lookups).hasValue(1);
    }

    @Test
    void aHostWithOneAddressThatIsNotPublicIsRefused() {
        OutboundException refused = catchThrowableOfType(
                OutboundException.class,
                () -> sockets(AddressPolicy.GLOBAL_ONLY).route("mixed.test", 993, LIMITS));

        assertThat(refused.reason()).isEqualTo(Reason.REFUSED_ADDRESS);
        assertThat(catchThrowable(() -> sockets(AddressPolicy.GLOBAL_ONLY).checkTarget("mixed.test")))
                .isInstanceOf(RefusedTargetException.class);
    }

    @Test
    void aPublicAddressIsNotOneThatTheOperatorNames() throws Exception {
        try (OutboundRoute route = local().route("public.test", 993, LIMITS)) {
            assertThat(route.isNamedByOperator()).isFalse();
        }
    }

    @Test
    void aNameThatDoesNotResolveIsSaid() throws Exception {
        assertThat(catchThrowableOfType(OutboundException.class, () -> local().route("none.test", 993, LIMITS))
                        .reason())
                .isEqualTo(Reason.UNRESOLVABLE);
        assertThat(local().checkTarget("none.test")).isFalse();
    }

    @Test
    void whereNobodyListensThereIsNoConnection() throws Exception {
        server.close();
        try (OutboundRoute route = local().route("mail.test", server.getLocalPort(), LIMITS)) {
            Throwable failure = catchThrowable(
                    () -> route.plain(false, UnaryOperator.identity()).createSocket());

            assertThat(failure)
                    .isInstanceOf(IOException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            OutboundException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONNECT));
        }
    }

    @Test
    void atTheDeadlineAConnectionIsCut() throws Exception {
        SocketLimits hurried = new SocketLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(200));
        try (OutboundRoute route = local().route("mail.test", server.getLocalPort(), hurried)) {
            Socket socket = route.plain(false, UnaryOperator.identity()).createSocket();

            assertThat(catchThrowable(() -> socket.getInputStream().read())).isInstanceOf(IOException.class);
            await().until(route::isExpired);
        }
    }
}
