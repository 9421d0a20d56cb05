package io.wirewatch.ingestion.websub;

import io.wirewatch.ingestion.poll.Hub;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceException;
import io.wirewatch.ingestion.poll.WebSub;
import io.wirewatch.ingestion.web.WebForms;
import io.wirewatch.runtime.PublicUrl;
import io.wirewatch.runtime.security.HubProofs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks hubs as <a href="https://www.w3.org/TR/websub/#subscribing-and-unsubscribing">WebSub, section 5.1</a> says. The
 * address they call and the secret they sign with are those of this source, hub and topic alone.
 */
public final class WebSubHub implements Hub {
    /** What is asked for; the hub has the last word. */
    static final Duration LEASE = Duration.ofDays(7);

    private final WebForms forms;
    private final HubProofs proofs;

    public WebSubHub(WebForms forms, HubProofs proofs) {
        this.forms = forms;
        this.proofs = proofs;
    }

    @Override
    public void ask(PolledSource source, WebSub webSub) throws SourceException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        String token = proofs.token(source.id(), webSub.hub(), webSub.topic());
        fields.put("hub.callback", webSub.base() + PublicUrl.HUBS + "/" + source.id() + "/" + token);
        fields.put("hub.mode", "subscribe");
        fields.put("hub.topic", webSub.topic());
        fields.put("hub.secret", proofs.secret(source.id(), webSub.hub(), webSub.topic()));
        fields.put("hub.lease_seconds", Long.toString(LEASE.toSeconds()));
        try {
            forms.post(webSub.hub(), fields);
        } catch (SourceException e) {
            throw new SourceException(
                    "The hub " + webSub.hub() + " did not take the request for pushes: " + e.getMessage()
                            + ". It is asked again, ever more rarely, and the feed is polled as before. webSub: off on this source ends the asking.",
                    e);
        }
    }
}
