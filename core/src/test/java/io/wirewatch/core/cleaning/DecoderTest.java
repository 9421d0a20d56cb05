package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
        "UTF-8,iso-8859-1",
        "UTF-8,windows-1251",
        "windows-1252,iso-8859-1",
        "windows-1252,",
        "windows-1252,utf-8",
        "UTF-16LE,utf-16le",
        "UTF-16LE,",
        "UTF-16BE,"
    })
    void readsTextInTheSetThatFits(String written, String declared) {
        byte[] body = TEXT.getBytes(Charset.forName(written));

        assertThat(Decoder.decode(body, declared, false)).isEqualTo(TEXT);
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

    @ParameterizedTest
    @CsvSource({
        "windows-1251,Россия и НАТО договорились об открытии военных представительств в Монсе и Норфолке.",
        "KOI8-R,Россия и НАТО договорились об открытии военных представительств в Монсе и Норфолке.",
        "windows-1250,Minister powiedział że żołnierze wrócą do Łodzi jeszcze w październiku tego roku.",
        "ISO-8859-2,Předseda vlády řekl že příští týden pojede do Bruselu kvůli žádosti o členství.",
        "windows-1253,Η Ρωσία και το ΝΑΤΟ συμφώνησαν να ανοίξουν γραφεία συνδέσμου στη Μονς.",
        "windows-1254,Başbakan görüşmelerin önümüzdeki hafta İstanbul'da süreceğini söyledi ve şöyle dedi.",
        "Shift_JIS,ロシアと北大西洋条約機構は、モンスとノーフォークに連絡事務所を開設することで合意した。",
        "EUC-KR,러시아와 북대서양조약기구는 몽스와 노퍽에 연락사무소를 개설하기로 합의했다.",
        "GB18030,俄罗斯与北约同意在蒙斯和诺福克开设军事联络处，双方将互派联络官。"
    })
    void tellsTheSetByItsLettersWhereNothingIsDeclared(String written, String text) {
        byte[] body = text.getBytes(Charset.forName(written));

        assertThat(Decoder.decode(body, null, false)).isEqualTo(text);
        assertThat(Decoder.decode(body, "utf-8", false)).isEqualTo(text);
    }

    @Test
    void readsAPageThatWasPastedTogetherInTwoSets() throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.write("Der Präsident sprach in Orléans über „Größe“. ".getBytes(StandardCharsets.UTF_8));
        page.write("© Büro".getBytes(Charset.forName("windows-1252")));

        assertThat(Decoder.decode(page.toByteArray(), "utf-8", false))
                .isEqualTo("Der Präsident sprach in Orléans über „Größe“. © Büro");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Alliance’s “liaison” office – in Mons…",
                "Der Präsident sagte: „Größe zählt“",
                "Ministère des Affaires étrangères à Orléans, où il était",
                "Россия и НАТО",
                "v příštím týdnu, Łódź",
                "£5 million and 20° below",
                "5\u00A0% of €2"
            })
    void putsRightWhatWasMisreadBefore(String text) {
        String misread = misread(text);

        assertThat(misread).isNotEqualTo(text);
        assertThat(Mojibake.repair(misread)).isEqualTo(text);
        assertThat(Mojibake.repair(misread(misread))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SÃO PAULO – Câmara",
                "À “Paris” – où l’Âge",
                "PÂ£",
                "ĂÂ",
                "Ã la carte",
                "naïve ‘Ã’ and “Â”",
                "Điện Biên Phủ",
                "crème brûlée à 5 €"
            })
    void leavesAloneWhatMayHaveBeenMeant(String text) {
        assertThat(Mojibake.repair(text)).isEqualTo(text);
    }

    /** UTF-8 read as browsers read windows-1252, which gives every byte a character. */
    private static String misread(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            String c = new String(new byte[] {b}, Charset.forName("windows-1252"));
            out.append(c.equals("\uFFFD") ? String.valueOf((char) (b & 0xFF)) : c);
        }
        return out.toString();
    }
}
