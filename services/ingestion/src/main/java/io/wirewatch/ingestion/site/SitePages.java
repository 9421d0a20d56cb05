package io.wirewatch.ingestion.site;

import io.wirewatch.formats.site.IndexPage;
import io.wirewatch.formats.site.WebLink;
import io.wirewatch.ingestion.poll.Candidate;
import io.wirewatch.ingestion.poll.KnownPage;
import io.wirewatch.ingestion.poll.PollState;
import io.wirewatch.ingestion.poll.PolledSource;
import io.wirewatch.ingestion.poll.SourceException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages that a list of a site leads to, as releases; a page that says it is another one that is known is not taken twice. */
final class SitePages {
    private final PageReleases releases;
    private final PolledSource source;
    private final PollState state;
    private final Instant now;
    private final String list;
    private final List<String> aliases = new ArrayList<>();
    /** Hashes of what was read at this poll, by id. */
    private final Map<String, String> taken = new HashMap<>();

    /** @param list address of the list */
    SitePages(PageReleases releases, PolledSource source, PollState state, Instant now, String list) {
        this.releases = releases;
        this.source = source;
        this.state = state;
        this.now = now;
        this.list = WebLink.normalise(list);
    }

    /** Ids of pages that are others by another address. */
    List<String> aliases() {
        return aliases;
    }

    Candidate read(KnownPage known, FetchedPage page) throws SourceException, InterruptedException {
        String reached = WebLink.normalise(page.address().toString());
        if (reached == null || !WebLink.isSameSite(URI.create(known.url()), page.address())) {
            throw new SourceException("It leads to another site, "
                    + page.address().getHost() + ". Make a source of that site if its releases are wanted.");
        }
        if (!reached.equals(known.url())
                && (reached.equals(list) || page.address().getPath().length() <= 1)) {
            throw new SourceException("It leads back to the list or to the front page: the release is gone.");
        }
        String canonical = IndexPage.canonical(page.body(), page.charset(), page.address());
        boolean usable = canonical != null
                && !canonical.equals(list)
                && URI.create(canonical).getPath().length() > 1;
        Candidate candidate = candidate(known, page, usable ? canonical : reached);
        if (!known.sent() && isOther(candidate, usable ? canonical : reached)) {
            aliases.add(candidate.release().id());
            return null;
        }
        return candidate;
    }

    private Candidate candidate(KnownPage known, FetchedPage page, String own)
            throws SourceException, InterruptedException {
        return releases.candidate(source, page, known.url(), own, known.date(), known.historicalBefore(), now);
    }

    /**
     * Whether a page is one that is on the log by the address that it gives as its own, or that was read at this poll. Only with the same words:
     * there are sites all whose releases give one and the same.
     */
    private boolean isOther(Candidate candidate, String own) {
        String id = candidate.release().id();
        String ownId = PageReleases.id(source, own);
        boolean other = !id.equals(ownId) && state.hasSent(ownId, candidate.hash());
        boolean again =
                candidate.hash().equals(taken.get(id)) || candidate.hash().equals(taken.get(ownId));
        taken.putIfAbsent(id, candidate.hash());
        taken.putIfAbsent(ownId, candidate.hash());
        return other || again;
    }
}
