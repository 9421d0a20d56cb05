package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.RawRelease;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes instead of a release now and then, and what is said of it. */
class BadInputTest {
    private static final String NEWS = "The harbour council of Vestby opened its new customs pier on Monday, and nobody"
            + " stayed at home. The pier cost four million crowns.";

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t ", "<html></html>", "<html><head><title> </title></head><body> </body></html>"})
    void anEmptyPage(String body) {
        assertRefused(Raw.html(body), body.isEmpty() ? "empty" : "no-text");
    }

    @Test
    void aLoginPage() {
        assertRefused(
                Raw.html(
                        "<html><head><title>Sign in – Press room</title></head><body><header><a href=/>Press room</a></header>"
                                + "<main><h1>Sign in</h1><p>Please sign in with your press account to read this page.</p>"
                                + "<form method=post action=/login><label>Email <input name=email></label>"
                                + "<label>Password <input type=\"password\" name=pw></label><button>Sign in</button></form>"
                                + "<p>Forgot your password? <a href=/reset>Reset it</a>.</p></main></body></html>"),
                "login");
    }

    @Test
    void aReleaseBesideALoginFormIsARelease() {
        assertThat(clean(Raw.html("<html><body><form action=/login><input name=u><input type=password name=p></form>"
                                + "<article><h1>Pier opened</h1><p>" + (NEWS + " ").repeat(4)
                                + "</p></article></body></html>"))
                        .text()
                        .text())
                .startsWith("The harbour council");
    }

    @ParameterizedTest
    @CsvSource({
        "Just a moment...,challenge",
        "404 Not Found,error-page",
        "Access Denied,error-page",
        "Seite nicht gefunden | Presse,error-page"
    })
    void anAnswerInPlaceOfThePage(String title, String reason) {
        String page = "<html><head><title>" + title + "</title></head><body><main><h1>" + title
                + "</h1><p>Please come back" + " later, or write to the webmaster.</p></main></body></html>";

        assertRefused(Raw.html(page), reason);
        assertThat(clean(Raw.html(page.replace("Please", (NEWS + " ").repeat(5) + "Please")))
                        .text()
                        .text())
                .as("with the words of a release")
                .contains("customs pier");
    }

    @Test
    void tenMegabytesOfNestedTags() {
        assertRefused(Raw.html("<div>".repeat(2_000_000) + NEWS), "too-large");
    }

    @Test
    void asManyNestedTagsAsMayCome() {
        String page = "<div>".repeat((Cleaner.MAX_BYTES - 1000) / 5) + "<p>" + NEWS + "</p>";

        assertThat(clean(Raw.html(page)).text().text()).isEqualTo(NEWS);
    }

    @Test
    void aBinaryFileNamedHtml() {
        byte[] noise = new byte[50_000];
        new Random(3).nextBytes(noise);
        assertRefused(Raw.bytes("text/html", null, noise), "binary");
        assertRefused(Raw.bytes("text/html", null, "%PDF-1.7 1 0 obj".getBytes(StandardCharsets.US_ASCII)), "binary");
    }

    @Test
    void threeEncodingsInOnePage() throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.write(
                "<html><head><meta charset=iso-8859-2></head><body><article><p>".getBytes(StandardCharsets.US_ASCII));
        page.write((NEWS + " „Größe zählt“, sagte der Präsident in Orléans.</p><p>").getBytes(StandardCharsets.UTF_8));
        page.write("Das Büro für Häfen war geöffnet.</p><p>".getBytes(Charset.forName("windows-1252")));
        page.write("Itâ€™s the minister’s pier.</p></article></body></html>".getBytes(StandardCharsets.UTF_8));

        String text = clean(Raw.bytes("text/html", "utf-8", page.toByteArray()))
                .text()
                .text();

        assertThat(text)
                .contains("„Größe zählt“, sagte der Präsident in Orléans.")
                .contains("Das Büro für Häfen war geöffnet.")
                .contains("It’s the minister’s pier.");
    }

    @ParameterizedTest
    @CsvSource({"1904-05-03", "1804-05-03", "2104-05-03"})
    void aDateThatCannotBe(String date) {
        String page = "<html><head><meta property=\"article:published_time\" content=\"%s\"></head><body><article>"
                        .formatted(date)
                + "<h1>Pier opened</h1><p>VESTBY, 12 May 2021 – " + NEWS + "</p></article></body></html>";

        CleanRelease release = clean(Raw.html(page));

        if (date.startsWith("1904")) {
            assertThat(release.head().publishedAt()).as("may be true").hasToString("1904-05-03T00:00:00Z");
        } else {
            assertThat(release.head().publishedAt()).hasToString("2021-05-12T00:00:00Z");
            assertThat(release.dateSource()).isEqualTo("dateline");
        }
    }

    @Test
    void aPageThatIsAllBoilerplate() {
        assertRefused(
                Raw.html(
                        "<html><body><nav><a href=/>Home</a> <a href=/a>News</a></nav><div class=cookie-banner>We use cookies"
                                + " to make this site better. <button>Accept</button></div><div class=share-buttons><a href=x>Share on"
                                + " Facebook</a></div><footer>© 2021 Vestby. All rights reserved.</footer></body></html>"),
                "no-text");
    }

    private static CleanRelease clean(RawRelease raw) {
        return new Cleaner().clean(raw).carrier();
    }

    private static void assertRefused(RawRelease raw, String reason) {
        assertThatThrownBy(() -> new Cleaner().clean(raw)).isInstanceOfSatisfying(RefusedReleaseException.class, e -> {
            assertThat(e.reason()).isEqualTo(reason);
            assertThat(e.getMessage()).isNotBlank();
        });
    }
}
