package io.wirewatch.gateway.source;

import io.wirewatch.avro.Source;
import io.wirewatch.avro.SourceLogin;
import io.wirewatch.core.net.MailboxUrl;
import io.wirewatch.core.net.RefusedTargetException;
import io.wirewatch.gateway.http.Problem;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.runtime.net.OutboundSockets;
import io.wirewatch.runtime.security.LoginBox;
import java.util.List;

/** What is special about sources that are mailboxes: their address, and the login, whose password is sealed. */
public final class MailboxMaker {
    private final OutboundSockets sockets;
    private final LoginBox logins;

    public MailboxMaker(OutboundSockets sockets, LoginBox logins) {
        this.sockets = sockets;
        this.logins = logins;
    }

    /**
     * Checks the address of a mailbox.
     *
     * @return what the caller should know about it
     * @throws ProblemException 400 if it may not be read
     */
    List<String> check(String url) {
        try {
            String host = MailboxUrl.parse(url).host();
            return sockets.checkTarget(host)
                    ? List.of()
                    : List.of("The name " + host + " does not resolve now; it is looked up at each poll.");
        } catch (RefusedTargetException e) {
            throw ProblemException.of(400, Problem.Kind.TARGET_REFUSED, "url: " + e.getMessage());
        }
    }

    /**
     * The login of a source, with the password that it was sent with or that is known. What is known is never sent to
     * another server, nor as another user.
     *
     * @param known the source as it was, or null
     * @return null for a source without one
     * @throws ProblemException 400 where the password has to be sent
     */
    SourceLogin login(String id, SourceJson.Wanted wanted, Source known) {
        LoginJson login = wanted.login();
        if (login == null) {
            return null;
        }
        if (login.password() != null) {
            return logins.seal(id, login.user(), login.password());
        }
        if (known == null || known.getLogin() == null) {
            throw ProblemException.badField("login needs a password: there is none to keep.");
        }
        if (!isSameServer(wanted.url(), known.getUrl())
                || !known.getLogin().getUser().equals(login.user())) {
            throw ProblemException.badField(
                    "login needs the password again: url or user is another one, and the password"
                            + " that is kept was given for " + known.getLogin().getUser() + " at " + known.getUrl()
                            + ".");
        }
        return known.getLogin();
    }

    private static boolean isSameServer(String url, String known) {
        return MailboxUrl.parse(url).isSameServer(MailboxUrl.parse(known));
    }
}
