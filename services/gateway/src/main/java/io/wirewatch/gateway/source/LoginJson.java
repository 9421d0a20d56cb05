package io.wirewatch.gateway.source;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wirewatch.avro.SourceLogin;

/**
 * Who a source is read as.
 *
 * @param user user name
 * @param password as clients write it; never shown, so null in answers
 */
record LoginJson(
        String user,
        @JsonInclude(JsonInclude.Include.NON_NULL) String password) {
    private static final int LONGEST = 1000;

    LoginJson {
        if (user == null || user.isBlank()) {
            throw new IllegalArgumentException("a login needs a user");
        }
        check("user", user);
        if (password != null) {
            if (password.isEmpty()) {
                throw new IllegalArgumentException("a password is not empty; leave it out to keep the one there is");
            }
            check("password", password);
        }
    }

    private static void check(String field, String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new IllegalArgumentException(
                    field + " has at most " + LONGEST + " characters, and no line breaks or other control characters");
        }
    }

    /** Null for none. */
    static LoginJson of(SourceLogin login) {
        return login == null ? null : new LoginJson(login.getUser(), null);
    }

    /** @throws IllegalArgumentException for a login that is missing, or that nothing would use */
    static void checkKind(String kind, LoginJson login) {
        if (kind.equals("imap") && login == null) {
            throw new IllegalArgumentException("a source of kind imap needs a login: {\"user\": …, \"password\": …}");
        }
        if (!kind.equals("imap") && login != null) {
            throw new IllegalArgumentException("login is for sources of kind imap, not " + kind);
        }
    }

    @Override
    public String toString() {
        return "LoginJson[user=" + user + "]";
    }
}
