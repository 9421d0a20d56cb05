package io.wirewatch.runtime.net;

import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;

/** Settings of the underlying client. */
final class HttpClients {
    /** Callers bound what they do at a time; a pool that is full would let one slow host stop the others. */
    private static final int CONNECTIONS = 10_000;

    private static final int MAX_HEADER_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 200;

    private HttpClients() {}

    /** A client without memory (cookies, logins), without initiative (retries, redirects) and without a proxy. */
    static CloseableHttpClient guarded(DnsResolver resolver, TlsSocketStrategy tls) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(resolver, tls))
                .setUserAgent("Wirewatch/0.1")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(DnsResolver resolver, TlsSocketStrategy tls) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setTlsSocketStrategy(tls)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(MAX_HEADER_LINE)
                                .setMaxHeaderCount(MAX_HEADERS)
                                .build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        // An answer of the resolver is trusted for as long as a connection lives.
                        .setTimeToLive(TimeValue.ofMinutes(1))
                        .setIdleTimeout(20, TimeUnit.SECONDS)
                        // A POST on a connection that the other side has closed would be lost; asking costs
                        // microseconds.
                        .setValidateAfterInactivity(TimeValue.ofMilliseconds(100))
                        .build())
                .build();
    }
}
