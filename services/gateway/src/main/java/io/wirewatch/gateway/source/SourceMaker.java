package io.wirewatch.gateway.source;

import io.wirewatch.avro.Source;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.gateway.Journal;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.runtime.mapping.SelectorsMapper;
import io.wirewatch.runtime.net.OutboundHttp;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Makes the records of sources: address or folder checked, password sealed. */
public final class SourceMaker {
    private final OutboundHttp outbound;
    private final Journal journal;
    private final MailboxMaker mailboxes;

    public SourceMaker(OutboundHttp outbound, Journal journal, MailboxMaker mailboxes) {
        this.outbound = outbound;
        this.journal = journal;
        this.mailboxes = mailboxes;
    }

    /**
     * Checks where a source is.
     *
     * @return what the caller should know about it
     * @throws ProblemException 400 if it may not be read
     */
    List<String> check(SourceJson.Wanted wanted) {
        if (wanted.kind().equals("folder")) {
            return checkFolder(wanted.url());
        }
        if (wanted.kind().equals("imap")) {
            return mailboxes.check(wanted.url());
        }
        try {
            return outbound.checkTarget(wanted.url())
                    ? List.of()
                    : List.of("The name in " + wanted.url() + " does not resolve now; it is looked up at each poll.");
        } catch (RefusedTargetException e) {
            throw ProblemException.of(400, Problem.Kind.TARGET_REFUSED, "url: " + e.getMessage());
        }
    }

    private static List<String> checkFolder(String path) {
        try {
            if (Path.of(path).isAbsolute()) {
                return List.of();
            }
        } catch (InvalidPathException e) {
            // The answer is the same as for a relative path.
        }
        throw ProblemException.badField(
                "url of a folder must be its absolute path on the machine that polls it, not \"" + path + "\"");
    }

    /**
     * A source, in place of one that is known, or new where that is null.
     *
     * @throws ProblemException 400 for selectors that are not taken, and for a login without the password it needs
     */
    Source make(String id, SourceJson.Wanted wanted, Source known) {
        Source.Builder source = Source.newBuilder()
                .setTenant(journal.tenant())
                .setId(id)
                .setName(wanted.name().strip())
                .setKind(wanted.kind())
                .setUrl(wanted.url().strip())
                .setInterval(wanted.interval())
                .setMaxInterval(wanted.maxInterval())
                .setRobots(wanted.robots())
                .setWebSub(wanted.webSub())
                .setSilentAfter(wanted.silentAfter())
                .setEnabled(!Boolean.FALSE.equals(wanted.enabled()))
                .setVersion(known == null ? 1 : known.getVersion() + 1)
                .setCreatedAt(known == null ? journal.now() : known.getCreatedAt())
                .setUpdatedAt(journal.now())
                .setFetchRequest(known == null ? null : known.getFetchRequest())
                .setHubWord(known == null ? null : known.getHubWord())
                .setSelectors(SelectorsMapper.toAvro(SelectorsJson.checked(wanted.selectors())))
                .setLogin(mailboxes.login(id, wanted, known));
        return SiteFields.set(source, wanted).build();
    }
}
