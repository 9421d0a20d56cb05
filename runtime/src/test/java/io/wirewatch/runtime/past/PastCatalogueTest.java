package io.wirewatch.runtime.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.avro.Actor;
import io.wirewatch.avro.ActorAlias;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.runtime.EntitiesConfig;
import io.wirewatch.runtime.EntityModel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PastCatalogueTest {
    private static final Rule NATO = new Rule.Term("nato", "NATO");
    private static final Rule PERSON = new Rule.Kind("person");
    private static final Rule CONCEPT = new Rule.Kind("concept");

    private final PastCatalogue catalogue = new PastCatalogue();
    private final EntityModel names = new EntityModel(new EntitiesConfig("compact", null, 1));

    @BeforeEach
    void make() {
        note("nato", "organisation", 3);
        note("rutte", "person", 5);
        note("detente", "concept", 7);
    }

    @AfterEach
    void stop() {
        names.close();
    }

    private void note(String id, String kind, long version) {
        catalogue.note(
                id,
                Actor.newBuilder()
                        .setId(id)
                        .setName(id)
                        .setKind(kind)
                        .setAliases(List.of(
                                ActorAlias.newBuilder().setText("The " + id).build()))
                        .build(),
                version);
    }

    private PastRule past(Rule... parts) throws IOException {
        return catalogue.past(new Rule.All(List.of(parts)), List.of(), names);
    }

    @Test
    void mentionsAreTrustedFromTheVersionOnInWhichTheNamedActorsAreAsNow() throws IOException {
        PastRule rule = past(NATO, new Rule.Source("push"));

        assertThat(rule.version()).isEqualTo(3);
        assertThat(rule.actors().ids()).containsExactly("nato");
        assertThat(rule.names()).isNull();
        assertThat(past(NATO, new Rule.Term("nobody", "Nobody")).version()).isEqualTo(3);
    }

    @Test
    void forPeopleNamesAreLookedForAndNoNewlyListedPersonMakesAnythingStale() throws IOException {
        PastRule rule = past(NATO, PERSON);

        assertThat(rule.version()).isEqualTo(3);
        assertThat(rule.actors().ids()).containsExactlyInAnyOrder("nato", "rutte", "detente");
        assertThat(rule.names()).isSameAs(names.get());
        assertThat(past(PERSON, new Rule.Kind("place")).version()).isZero();
        assertThat(past(PERSON, new Rule.Kind("place")).isAsRecorded()).isFalse();
    }

    @Test
    void ofOtherKindsTheListedActorsCount() throws IOException {
        PastRule rule = past(NATO, CONCEPT);

        assertThat(rule.version()).isEqualTo(7);
        assertThat(rule.actors().ids()).containsExactlyInAnyOrder("nato", "detente");
        assertThat(rule.names()).isNull();
        assertThat(past(CONCEPT, PERSON).version()).isEqualTo(7);
    }

    @Test
    void whatSpeaksOfNobodyIsAnsweredAsItIsRecorded() throws IOException {
        assertThat(past(new Rule.Source("push"), new Rule.Language("en")).isAsRecorded())
                .isTrue();
    }

    @Test
    void withoutAnEngineOnlyWhatIsRecordedIsLeft() throws IOException {
        try (EntityModel none = new EntityModel(new EntitiesConfig("missing", null, 1))) {
            assertThatThrownBy(() -> catalogue.past(PERSON, List.of(), none))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("wirewatch.extraction.entities");
            assertThat(catalogue.past(NATO, List.of(), none).version()).isEqualTo(3);
        }
        assertThat(catalogue.asRecorded(PERSON, List.of()).isAsRecorded()).isTrue();
    }
}
