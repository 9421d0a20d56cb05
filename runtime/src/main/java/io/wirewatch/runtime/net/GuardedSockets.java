package io.wirewatch.runtime.net;

import io.wirewatch.core.net.AddressPolicy;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.runtime.net.OutboundException.Reason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** Sockets under the policy of {@link GuardedResolver}. */
final class GuardedSockets implements OutboundSockets {
    private final AddressPolicy policy;
    private final GuardedResolver resolver;
    private final SSLContext trust;

    GuardedSockets(AddressPolicy policy, GuardedResolver.Lookup lookup, SSLContext trust) {
        this.policy = policy;
        this.resolver = new GuardedResolver(policy, lookup);
        this.trust = trust;
    }

    @Override
    public OutboundRoute route(String host, int port, SocketLimits limits) throws OutboundException {
        GuardedHttp.Deadline deadline = GuardedHttp.Deadline.in(limits.deadline());
        List<InetAddress> addresses = List.of(lookUp(host, limits));
        boolean named = addresses.stream().allMatch(policy::allows);
        return new OutboundRoute(new Dialling(host, port, addresses, limits, trust), deadline, named);
    }

    /** On a thread of its own, since nothing else bounds a look-up that hangs; it is left to its end then. */
    private InetAddress[] lookUp(String host, SocketLimits limits) throws OutboundException {
        CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("look-up " + host).start(() -> {
            try {
                answer.complete(resolver.resolve(host));
            } catch (UnknownHostException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(limits.connect().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new OutboundException(
                    Reason.UNRESOLVABLE,
                    "the name " + host + " is not resolved within "
                            + limits.connect().toMillis() + " ms",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.CANCELLED, "told to end while looking up " + host, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefusedTargetException refused) {
                throw Exchange.refused(refused);
            }
            if (e.getCause() instanceof UnknownHostException) {
                throw new OutboundException(
                        Reason.UNRESOLVABLE, "the name " + host + " does not resolve", e.getCause());
            }
            throw new IllegalStateException("the look-up of " + host + " failed", e.getCause());
        }
    }

    @Override
    public boolean checkTarget(String host) {
        try {
            return resolver.resolve(host).length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
