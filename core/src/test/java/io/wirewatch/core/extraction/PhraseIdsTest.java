package io.wirewatch.core.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.extraction.ActorAlias.Form;
import org.junit.jupiter.api.Test;

class PhraseIdsTest {
    @Test
    void spellingsOfOnePhraseAreOneId() {
        assertThat(PhraseIds.of("Joint\u00A0 Venture’s ")).isEqualTo("phrase:joint venture's");
        assertThat(PhraseIds.of("joint venture's")).isEqualTo("phrase:joint venture's");
        assertThat(PhraseIds.of("A—B")).isEqualTo(PhraseIds.of("a-b"));
    }

    @Test
    void aPhraseWhoseCaseMattersIsAnotherOne() {
        assertThat(PhraseIds.of("Joint Venture", true)).isEqualTo("phrase:=Joint Venture");
    }

    @Test
    void aPhraseIsAnActorOfOneLiteralAlias() {
        Actor actor = PhraseIds.actor("Joint  Venture", false);
        assertThat(actor.kind()).isEqualTo("phrase");
        assertThat(PhraseIds.isPhrase(actor.id())).isTrue();
        assertThat(actor.aliases()).singleElement().satisfies(alias -> {
            assertThat(alias.text()).isEqualTo("joint venture");
            assertThat(alias.caseRule()).isEqualTo(CaseRule.ANY);
            assertThat(alias.form()).isEqualTo(Form.PHRASE);
        });
    }

    @Test
    void aPhraseOfSignsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhraseIds.of(" — "))
                .withMessageContaining("letter or digit");
    }
}
