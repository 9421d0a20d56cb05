package io.wirewatch.gateway.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.gateway.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushSignatureTest {
    private static final byte[] BODY = "<rss/>".getBytes(StandardCharsets.UTF_8);

    /** Of {@code <rss/>} under {@code secret}, as {@code openssl dgst -hmac} gives them. */
    @ParameterizedTest
    @CsvSource({
        "sha1=964b65eb9a12e7d992ed0309dd6653592fe62735",
        "sha256=5f74509bd137b5135e73bb30f53d1fe7fd111e07cf39bd57970d148c90bb1f2a",
        "sha384=e7af3717fa8b04c15d7f6dae3b7829fbe429761216c85281bef81944cfbf10f9e866131d03d124c205b234e961ebe522",
        "sha512=bf379f479c87541207c397e7ceffc63852d5fd0f63dc877b926ac65e100da0f94300fa3a77ee88ab85ef5869e0ab3bceb925e2e3767ce73ef199c38abdb86cb7"
    })
    void eachMethodOfTheStandardIsTakenInEitherCase(String header) throws IOException {
        assertThat(isSigned(header)).isTrue();
        assertThat(isSigned(header.toUpperCase(Locale.ROOT))).isTrue();
        assertThat(isSigned(flipped(header))).isFalse();
        assertThat(PushSignature.read(header).orElseThrow().isOf(body(), "other secret"))
                .isFalse();
        assertThat(PushSignature.read(header).orElseThrow().isOf(InputStream.nullInputStream(), "secret"))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "sha256", "sha256=xyz", "sha256=abc", "md5=d41d8cd98f00b204e9800998ecf8427e", "=aa"})
    void whatIsNoSignatureIsNone(String header) {
        assertThat(PushSignature.read(header)).isEmpty();
    }

    @Test
    void aSignatureThatIsCutIsWrong() throws IOException {
        assertThat(isSigned("sha256=")).isFalse();
        assertThat(isSigned("sha256="
                        + "5f74509bd137b5135e73bb30f53d1fe7fd111e07cf39bd57970d148c90bb1f2a".substring(0, 32)))
                .isFalse();
    }

    @Test
    void noMoreIsReadOfABodyThanAFeedMayHave() throws IOException {
        PushSignature signature = PushSignature.read("sha256=00").orElseThrow();

        assertThat(signature.isOf(new HubBody(new Zeros(HubBody.LARGEST)), "secret"))
                .isFalse();
        Zeros endless = new Zeros(Long.MAX_VALUE);
        assertThatThrownBy(() -> signature.isOf(new HubBody(endless), "secret"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("10 MB");
        assertThat(Long.MAX_VALUE - endless.left).isLessThan(HubBody.LARGEST + 10_000L);
    }

    private static boolean isSigned(String header) throws IOException {
        return PushSignature.read(header).orElseThrow().isOf(body(), "secret");
    }

    private static InputStream body() {
        return new ByteArrayInputStream(BODY);
    }

    private static String flipped(String header) {
        char last = header.charAt(header.length() - 1);
        return header.substring(0, header.length() - 1) + (last == '0' ? '1' : '0');
    }

    private static final class Zeros extends InputStream {
        private long left;

        private Zeros(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int start, int length) {
            if (left <= 0) {
                return -1;
            }
            int read = (int) Math.min(left, length);
            left -= read;
            return read;
        }
    }
}
