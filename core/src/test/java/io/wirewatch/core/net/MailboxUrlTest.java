package io.wirewatch.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxUrlTest {
    @ParameterizedTest
    @CsvSource({
        "imaps://mail.example/INBOX, true, mail.example, 993, INBOX",
        "IMAPS://Mail.Example, true, mail.example, 993, INBOX",
        "imap://mail.example/, false, mail.example, 143, INBOX",
        "imaps://mail.example:1993/Press/Releases%202024, true, mail.example, 1993, Press/Releases 2024",
        "imaps://mail.example/a+b, true, mail.example, 993, a+b",
        "imaps://mail.example/100%, true, mail.example, 993, 100%",
        "imaps://mail.example/Entw%C3%BCrfe, true, mail.example, 993, Entwürfe",
        "imaps://[2001:db8::1]/INBOX, true, 2001:db8::1, 993, INBOX",
    })
    void anAddressIsReadAsItIsWritten(String url, boolean tls, String host, int port, String folder) {
        assertThat(MailboxUrl.parse(url)).isEqualTo(new MailboxUrl(tls, host, port, folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mail.example/INBOX",
                "imaps:mail.example",
                "imaps://user:secret@mail.example/INBOX",
                "imaps://mail.example/INBOX?x",
                "imaps://mail.example/INBOX#x",
                "imaps://mail.example/IN%0D%0ABOX",
                "imaps://mail.example/%FF",
                "imaps://mail.example:0/INBOX",
                "imaps://0x7f.1/INBOX",
                "imaps:///INBOX"
            })
    void whatTwoProgramsCouldReadDifferentlyIsNotTaken(String url) {
        RefusedTargetException refused =
                catchThrowableOfType(RefusedTargetException.class, () -> MailboxUrl.parse(url));

        assertThat(refused.reason()).isEqualTo(RefusedTargetException.Reason.SYNTAX);
        assertThat(refused.getMessage()).doesNotContain("secret");
    }

    @Test
    void anotherPortOrNoTlsIsAnotherServer() {
        MailboxUrl url = MailboxUrl.parse("imaps://mail.example/INBOX");

        assertThat(url.isSameServer(MailboxUrl.parse("imaps://MAIL.example:993/Press")))
                .isTrue();
        assertThat(url.isSameServer(MailboxUrl.parse("imaps://mail.example:994/INBOX")))
                .isFalse();
        assertThat(url.isSameServer(MailboxUrl.parse("imap://mail.example:993/INBOX")))
                .isFalse();
        assertThat(url.isSameServer(MailboxUrl.parse("imaps://mail2.example/INBOX")))
                .isFalse();
    }
}
