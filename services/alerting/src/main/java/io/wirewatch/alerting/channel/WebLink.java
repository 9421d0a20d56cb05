package io.wirewatch.alerting.channel;

import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.core.net.TargetUrl;
import java.util.Optional;

/** Addresses of releases as services take them: one that is written badly would cost the whole message. */
final class WebLink {
    private WebLink() {}

    /**
     * The address in ASCII, with nothing in it that could end it in any markup; empty where there is none, or it is longer
     * than the service takes.
     */
    static Optional<String> of(String url, int longest) {
        if (url == null) {
            return Optional.empty();
        }
        try {
            String ascii = TargetUrl.parse(url)
                    .uri()
                    .toString()
                    .replace("(", "%28")
                    .replace(")", "%29")
                    .replace("|", "%7C");
            return Optional.of(ascii).filter(link -> link.length() <= longest);
        } catch (RefusedTargetException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
