package io.wirewatch.runtime.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Mention;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.core.rules.RuleException;
import io.wirewatch.core.rules.Rules;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsFilterTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            actor:nato AND actor:russia         | true
            actor:nato AND actor:belarus        | false
            actor:nato AND (actor:belarus OR actor:russia) | true
            actor:belarus OR actor:ukraine      | false
            actor:nat                           | false
            actor:ato                           | false
            actor:nato AND NOT actor:belarus    | true
            kind:person                         | true
            actor:belarus OR kind:person        | true
            SENTENCE(actor:nato AND actor:belarus) | false
            2 OF (actor:nato, actor:belarus, actor:ukraine) | true
            2 OF (actor:russia, actor:belarus, actor:ukraine, actor:china) | true
            """)
    void whatLacksAnActorCannotFulfilARule(String rule, boolean may) throws Exception {
        assertThat(filter(rule).mayHold(record("nato", "russia"))).isEqualTo(may);
    }

    @Test
    void idsOfAnyLengthAreFound() throws Exception {
        String longest = "phrase:" + "military liaison office ".repeat(20).strip();

        assertThat(new MentionsFilter(new io.wirewatch.core.rules.Rule.Term(longest, "")).mayHold(record(longest)))
                .isTrue();
    }

    @Test
    void onlyTheStretchOfTheBufferIsLookedAt() throws Exception {
        ByteBuffer whole = record("nato", "russia");
        ByteBuffer head = whole.duplicate().limit(20).slice();

        assertThat(filter("actor:nato").mayHold(whole)).isTrue();
        assertThat(filter("actor:nato").mayHold(head)).isFalse();
    }

    private static MentionsFilter filter(String rule) throws RuleException {
        return new MentionsFilter(Rules.expressionOf(rule).rule());
    }

    private static ByteBuffer record(String... actors) throws IOException {
        return ReleaseMentions.newBuilder()
                .setHead(ReleaseHead.newBuilder()
                        .setId("rel_1")
                        .setStory("sty_1")
                        .build())
                .setMentions(Stream.of(actors)
                        .map(actor -> Mention.newBuilder()
                                .setActor(actor)
                                .setKind("organisation")
                                .setAlias("Belarus")
                                .build())
                        .toList())
                .build()
                .toByteBuffer();
    }
}
