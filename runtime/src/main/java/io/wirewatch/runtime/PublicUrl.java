package io.wirewatch.runtime;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;

/** Where others reach the gateway: {@code wirewatch.public-url} ({@code WIREWATCH_PUBLIC_URL}), if that is set. */
@Singleton
public final class PublicUrl {
    /** Where hubs call, below the public address: {@code /<source>/<token>} follows. */
    public static final String HUBS = "/api/v1/websub";

    private final URI url;

    /**
     * @param setting an http(s) address without query, or blank
     * @throws IllegalArgumentException where it is neither
     */
    public PublicUrl(@Value("${wirewatch.public-url:}") String setting) {
        this.url = setting.isBlank() ? null : checked(setting.strip());
    }

    /** The address without a slash at its end. */
    public Optional<String> base() {
        return Optional.ofNullable(url).map(URI::toString);
    }

    /** Whether a host, as the header names it, is the one of this address. */
    public boolean isAt(String host) {
        return url != null && url.getAuthority().equalsIgnoreCase(host);
    }

    private static URI checked(String setting) {
        try {
            URI url = URI.create(setting.replaceFirst("/+$", ""));
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            boolean bare = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
            if (web && bare && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // The answer is the same as for an address of another kind.
        }
        throw new IllegalArgumentException(
                "wirewatch.public-url (WIREWATCH_PUBLIC_URL) must be an address such as https://wire.example, with http or https, without user, query and fragment, not "
                        + setting);
    }
}
