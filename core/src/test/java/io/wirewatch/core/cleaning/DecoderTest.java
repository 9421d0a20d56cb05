package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
    private static final String TEXT = "Der Präsident sagte: „Größe zählt“ – und ging nach Orléans.";

    @ParameterizedTest
    @CsvSource({
        "UTF-8,utf-8",
        "UTF-8,",
        "UTF-8,no-such-charset",
        "UTF-8,us-ascii",
        "windows-1252,iso-8859-1",
        "windows-1252,",
        "windows-1252,utf-8",
        "UTF-16LE,utf-16le",
        "UTF-16LE,",
        "UTF-16BE,"
    })
    void readsTextInTheSetThatFits(String written, String declared) {
        byte[] body = TEXT.getBytes(Charset.forName(written));
        boolean misread = written.equals("UTF-8") && "us-ascii".equals(declared);

        assertThat(Decoder.decode(body, declared, false)).matches(text -> misread || text.equals(TEXT));
    }

    @Test
    void believesAByteOrderMarkMoreThanADeclaration() {
        byte[] body = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE);

        assertThat(Decoder.decode(body, "utf-8", false)).isEqualTo("\uFEFF" + TEXT);
    }

    @Test
    void believesTheHeadOfAPage() {
        String page = "<html><head><meta charset=\"windows-1251\"></head><body>Россия и НАТО</body></html>";

        assertThat(Decoder.decode(page.getBytes(Charset.forName("windows-1251")), null, true))
                .isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.7 abc",
                "PK\u0003\u0004abc",
                "GIF89a",
                "\u0000\u0001\u0002\u0003 and so on",
                "\u001F\u008Babcdef"
            })
    void refusesFilesThatAreNoText(String body) {
        assertThatThrownBy(() -> Decoder.decode(body.getBytes(StandardCharsets.ISO_8859_1), null, false))
                .isInstanceOf(RefusedReleaseException.class)
                .extracting(e -> ((RefusedReleaseException) e).reason())
                .isEqualTo("binary");
    }

    @Test
    void refusesNoise() {
        byte[] noise = new byte[4000];
        new Random(7).nextBytes(noise);

        assertThatThrownBy(() -> Decoder.decode(noise, null, false)).isInstanceOf(RefusedReleaseException.class);
    }
}
