package io.wirewatch.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class LetterHeadersTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProducerRecord<byte[], byte[]> letter(Headers headers, String detail, String output) {
        RefusedRecord record = new RefusedRecord("t", 3, 17, -1, bytes("k"), bytes("v"), headers, output);
        return DeadLetters.letter("cleaning", record, new Refusals.Refusal("failed", detail), "t.dlq");
    }

    @Test
    void aLetterKeepsTheHeadersOfItsRecordAndSaysWhereItCameFrom() {
        Headers own = new RecordHeaders().add("traceparent", bytes("00-1"));
        ProducerRecord<byte[], byte[]> letter = letter(own, "no good", null);
        assertThat(letter.topic()).isEqualTo("t.dlq");
        assertThat(letter.key()).isEqualTo(bytes("k"));
        assertThat(letter.value()).isEqualTo(bytes("v"));
        assertThat(letter.headers().lastHeader("traceparent").value()).isEqualTo(bytes("00-1"));
        assertThat(LetterHeaders.text(letter.headers(), "service")).isEqualTo("cleaning");
        assertThat(LetterHeaders.text(letter.headers(), "topic")).isEqualTo("t");
        assertThat(LetterHeaders.number(letter.headers(), "partition")).isEqualTo(3);
        assertThat(LetterHeaders.number(letter.headers(), "offset")).isEqualTo(17);
        assertThat(LetterHeaders.text(letter.headers(), "timestamp")).isEqualTo("-1");
        assertThat(LetterHeaders.text(letter.headers(), "output")).isNull();
        assertThat(LetterHeaders.mark(letter.headers())).isEmpty();
    }

    @Test
    void aLetterIsOfTheTimeOfItsRefusalSoThatItIsKeptFromThenOn() {
        assertThat(letter(new RecordHeaders(), "no good", null).timestamp()).isNull();
    }

    @Test
    void aDetailIsCutOneThatIsMissingIsEmptyAndHeadersThatAreTooLargeAreLeftOut() {
        assertThat(LetterHeaders.text(letter(null, "d".repeat(9000), null).headers(), "detail"))
                .hasSize(2000);
        Headers large = new RecordHeaders().add("own", new byte[20_000]);
        Headers headers = letter(large, null, "alerts").headers();
        assertThat(headers.lastHeader("own")).isNull();
        assertThat(LetterHeaders.text(headers, "detail")).isEmpty();
        assertThat(LetterHeaders.text(headers, "output")).isEqualTo("alerts");
    }

    @Test
    void aValueThatWouldMakeTheLetterTooLargeIsLeftWhereItIsAndItsSizeSaid() {
        byte[] value = new byte[Topics.MAX_RECORD_BYTES - 1000];
        RefusedRecord record = new RefusedRecord("t", 3, 17, 5, bytes("k"), value, new RecordHeaders(), null);
        ProducerRecord<byte[], byte[]> letter =
                DeadLetters.letter("cleaning", record, new Refusals.Refusal("failed", "no good"), "t.dlq");
        assertThat(letter.value()).isNull();
        assertThat(LetterHeaders.number(letter.headers(), "value-left-out")).isEqualTo(value.length);
        assertThat(LetterHeaders.text(
                        letter(new RecordHeaders(), "no good", null).headers(), "value-left-out"))
                .isNull();
    }

    @Test
    void aRecordThatIsWrittenAgainCountsAndLosesWhatWasSaidOfItsRefusal() {
        Headers letter = letter(new RecordHeaders().add("own", bytes("1")), "no good", null)
                .headers();
        Headers once = LetterHeaders.again(letter);
        assertThat(once.toArray()).extracting(header -> header.key()).containsExactly("own", LetterHeaders.REDRIVES);
        assertThat(LetterHeaders.redrives(once)).isEqualTo(1);
        Headers refusedAgain = letter(once, "no good", null).headers();
        assertThat(LetterHeaders.redrives(refusedAgain)).isEqualTo(1);
        assertThat(LetterHeaders.redrives(LetterHeaders.again(refusedAgain))).isEqualTo(2);
    }

    @Test
    void aMarkSaysWhichLetterIsDealtWithAndHow() {
        ProducerRecord<byte[], byte[]> mark =
                LetterHeaders.mark("t.dlq", 4, bytes("k"), new LetterHeaders.Mark(21, "redriven"), "local");
        assertThat(mark.partition()).isEqualTo(4);
        assertThat(mark.value()).isNull();
        assertThat(LetterHeaders.mark(mark.headers())).contains(new LetterHeaders.Mark(21, "redriven"));
    }

    @Test
    void whatOtherProgramsWriteThereIsReadAsFarAsItGoes() {
        Headers foreign = new RecordHeaders()
                .add("wirewatch.dlq.offset", bytes("99999999999999999999"))
                .add("wirewatch.dlq.partition", null)
                .add(LetterHeaders.REDRIVES, bytes("-3"));
        assertThat(LetterHeaders.number(foreign, "offset")).isEqualTo(-1);
        assertThat(LetterHeaders.number(foreign, "partition")).isEqualTo(-1);
        assertThat(LetterHeaders.text(foreign, "partition")).isNull();
        assertThat(LetterHeaders.redrives(foreign)).isZero();
    }
}
