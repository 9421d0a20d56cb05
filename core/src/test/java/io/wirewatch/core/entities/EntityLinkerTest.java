package io.wirewatch.core.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityLinkerTest {
    /** {@code [Sergei Ivanov]} is a person, {@code {NATO}} an organisation, {@code <Mons>} a place. */
    private static final Pattern MARKED = Pattern.compile("\\[([^]]+)]|\\{([^}]+)}|<([^>]+)>");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Short forms are the person named in full, particles or not, before or after.
                "[Jaap de Hoop Scheffer] spoke. Mr. [de Hoop Scheffer] said. [Scheffer] left."
                        + "| Jaap de Hoop Scheffer=Jaap de Hoop Scheffer+de Hoop Scheffer+Scheffer",
                "[Scheffer] speaks on Monday ¶ [Jaap de Hoop Scheffer] is in town. | Jaap de Hoop Scheffer=Scheffer+Jaap de Hoop Scheffer",
                "[Condoleezza Rice] came. [Condoleezza] smiled. | Condoleezza Rice=Condoleezza Rice+Condoleezza",
                "[George W. Bush] and [George Bush] | George W. Bush=George W. Bush+George Bush",
                "[John F. Kennedy] and [J. Kennedy] | John F. Kennedy=John F. Kennedy+J. Kennedy",
                // Fathers and sons are not.
                "[George H. Bush] and [George W. Bush] | George H. Bush=George H. Bush, George W. Bush=George W. Bush",
                // Two of one surname are kept apart by office, by form of address, or not decided.
                "Foreign Minister [Igor Ivanov] met Russian Defence Minister [Ivanov]."
                        + "| Igor Ivanov(Foreign Minister)=Igor Ivanov, Ivanov(Russian Defence Minister)=Ivanov",
                "Foreign Minister [Igor Ivanov] and Defence Minister [Sergei Ivanov]: the defence minister [Ivanov] spoke first."
                        + "| Igor Ivanov(Foreign Minister)=Igor Ivanov, Sergei Ivanov(Defence Minister)=Sergei Ivanov+Ivanov",
                "[Bill Clinton] and [Hillary Clinton] came. Mrs. [Clinton] spoke, Mr. [Clinton] did not. Mr. [Bill Clinton] and Mrs."
                        + " [Hillary Clinton] left. | Bill Clinton=Bill Clinton+Clinton+Bill Clinton,"
                        + " Hillary Clinton=Hillary Clinton+Clinton+Hillary Clinton",
                "[Igor Ivanov] and [Sergei Ivanov]: [Ivanov] spoke. | Igor Ivanov=Igor Ivanov, Sergei Ivanov=Sergei Ivanov, Ivanov=Ivanov",
                "Defence Minister [Sergei Ivanov], [Igor Ivanov]. The Russian Defence Minister [Ivanov] spoke. Minister [Ivanov] left."
                        + "| Sergei Ivanov(Defence Minister)=Sergei Ivanov+Ivanov, Igor Ivanov=Igor Ivanov, Ivanov(Minister)=Ivanov",
                // Other offices of one person are no contradiction.
                "[Ann Lee], chair of the board, spoke. President [Lee] left. | Ann Lee(chair of the board)=Ann Lee+Lee",
                "President [Lee] spoke. Former President [Lee] left. | Lee(President)=Lee+Lee",
                // Organisations by name, with their initials.
                "The {European Court of Auditors} ({ECA}) met. {ECA} said."
                        + "| European Court of Auditors=European Court of Auditors+ECA+ECA",
                "<Mons> and <MONS> and <Norfolk> | Mons=Mons+MONS, Norfolk=Norfolk",
                // The same word is another thing as another kind.
                "<Washington> heard [George Washington]; [Washington] bowed."
                        + "| Washington=Washington, George Washington=George Washington+Washington",
            })
    void linksNames(String text, String expected) {
        List<NameInText> names = names(text.replace(" ¶ ", "\n\n"));
        assertThat(EntityLinker.link(names, List.of()).stream()
                        .map(entity -> show(entity, names))
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "NATO Secretary General [Jaap de Hoop Scheffer] | NATO Secretary General",
                "On Thursday President [George Bush] | President",
                "Meanwhile, U.S. Secretary of State [Colin Powell] | U.S. Secretary of State",
                "the U.S. Ambassador to NATO [Nicholas Burns] | U.S. Ambassador to NATO",
                "Russian defence minister [Sergei Ivanov] | Russian defence minister",
                "Gen. [James Jones] | Gen.",
                "Prime Minister Mr. [Tony Blair] | Prime Minister",
                "[Sergei Lavrov], the Russian foreign minister, | Russian foreign minister",
                "[Ann Lee], chair of the Committee on Armed Services. | chair of the Committee on Armed Services",
                "[Ann Lee], who met the president, | ``",
                "[Ann Lee], President Bush said, | ``",
                "[Ann Lee], of Ohio | ``",
                "the minister, [Ann Lee] | ``",
                "thanked [Ann Lee] | ``",
                "Mr. [Ann Lee] | ``",
                "[Ann Lee] | ``",
            })
    void readsTheOfficeBesideTheName(String text, String expected) {
        List<NameInText> names = names(text);
        String role = EntityLinker.link(names, List.of()).getFirst().role();
        assertThat(role == null ? "" : role).isEqualTo(expected);
    }

    @Test
    void aShortFormOfSomebodyListedIsNoEntity() {
        List<NameInText> names = names("[Putin] met [Ann Lee].");
        assertThat(EntityLinker.link(names, List.of("Vladimir Putin")))
                .extracting(NamedEntity::name)
                .containsExactly("Ann Lee");
    }

    @Test
    void namesWithoutEndAreLinkedInBoundedTime() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            text.append('[').append(word(i)).append(" Ivanov] met Minister [Ivanov]. ");
        }
        List<NameInText> names = names(text.toString());
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(EntityLinker.link(names, List.of())).hasSizeGreaterThan(60_000));
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder("X");
        for (int n = number + 1; n > 0; n /= 26) {
            word.append((char) ('a' + n % 26));
        }
        return word.toString();
    }

    private static String show(NamedEntity entity, List<NameInText> names) {
        String forms = entity.mentions().stream().map(i -> names.get(i).name()).collect(Collectors.joining("+"));
        return entity.name() + (entity.role() == null ? "" : "(" + entity.role() + ")") + "=" + forms;
    }

    private static List<NameInText> names(String marked) {
        StringBuilder text = new StringBuilder();
        List<int[]> places = new ArrayList<>();
        List<EntityKind> kinds = new ArrayList<>();
        Matcher matcher = MARKED.matcher(marked);
        int from = 0;
        while (matcher.find()) {
            text.append(marked, from, matcher.start());
            for (EntityKind kind : EntityKind.values()) {
                String name = matcher.group(kind.ordinal() + 1);
                if (name != null) {
                    places.add(new int[] {text.length(), text.length() + name.length()});
                    kinds.add(kind);
                    text.append(name);
                }
            }
            from = matcher.end();
        }
        text.append(marked.substring(from));
        String whole = text.toString();
        List<NameInText> names = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            names.add(new NameInText(kinds.get(i), whole, places.get(i)[0], places.get(i)[1]));
        }
        return names;
    }
}
