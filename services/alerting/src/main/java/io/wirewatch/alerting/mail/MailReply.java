package io.wirewatch.alerting.mail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a mail server made of a mail.
 *
 * @param code reply code (RFC 5321, 4.2) that settled it: 250 where it was taken for one recipient at least
 * @param text the reply as it came, code included
 * @param recipients how many it was for
 * @param refused those of them that the server takes no mail for; the mail may be refused beside that, for all
 */
public record MailReply(int code, String text, int recipients, List<Refusal> refused) {
    /** Enhanced codes (RFC 3463, RFC 7505) that say of a mailbox that it is no more, or never was. */
    private static final Pattern NO_MAILBOX = Pattern.compile("^5\\d\\d[ -]5\\.1\\.(1|6|10)\\b", Pattern.MULTILINE);

    public MailReply {
        refused = List.copyOf(refused);
    }

    /**
     * A recipient that was refused.
     *
     * @param text the reply, code included
     */
    public record Refusal(String address, String text) {
        private boolean isForGood() {
            return NO_MAILBOX.matcher(text).find();
        }
    }

    /** Whether it was taken, if not for all. */
    public boolean isTaken() {
        return code >= 200 && code < 300;
    }

    /** Whether there is none of the recipients any more. */
    public boolean hasNoMailbox() {
        return !isTaken() && refused.size() == recipients && refused.stream().allMatch(Refusal::isForGood);
    }
}
