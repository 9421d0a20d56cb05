package io.wirewatch.core.catalogue;

import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.ActorAlias.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the table of countries and makes an actor of each and of its heads of state and government. */
final class Countries {
    private static final String NO_CODE = "-";
    private static final Set<String> COUNTRY_LIKE_PLACES = Set.of("hong-kong", "macao", "greenland", "puerto-rico");

    private final Map<String, Draft> drafts;

    Countries(Map<String, Draft> drafts) {
        this.drafts = drafts;
    }

    void read(List<String> lines) {
        lines.forEach(line -> add(Row.of(line)));
    }

    private void add(Row row) {
        List<AliasText> names = AliasText.list(row.names).toList();
        List<AliasText> peoples = AliasText.list(row.peoples).toList();
        Set<String> written = Stream.concat(names.stream(), peoples.stream())
                .map(AliasText::text)
                .collect(Collectors.toSet());
        List<CldrNames.Name> cldr = row.code.equals(NO_CODE)
                ? List.of()
                : CldrNames.of(row.code).stream()
                        .filter(name -> !written.contains(name.text()))
                        .toList();
        String name = name(cldr, names);
        Draft draft = new Draft(row.id, COUNTRY_LIKE_PLACES.contains(row.id) ? "place" : "country", name);
        cldr.forEach(cldrName -> draft.add(AliasText.of(cldrName.text()).alias(Form.NAME, cldrName.boundTo())));
        names.forEach(item -> draft.add(item.alias(Form.NAME, null)));
        peoples.forEach(item -> draft.add(item.alias(Form.DEMONYM, null)));
        AliasText.list(row.capitals).map(AliasText::asWeak).forEach(item -> draft.add(item.alias(Form.SEAT, null)));
        AliasText.list(row.not).map(AliasText::text).forEach(draft::not);
        drafts.put(row.id, draft);
        addHeads(row, name, peoples, draft.aliases());
    }

    /** CLDR's English name, or the first that we wrote where CLDR's is none that people use. */
    private static String name(List<CldrNames.Name> cldr, List<AliasText> names) {
        return cldr.stream()
                .filter(CldrNames.Name::isEnglish)
                .map(CldrNames.Name::text)
                .findFirst()
                .orElseGet(() -> names.stream()
                        .filter(item -> item.text().split(" ").length == 1 || !item.weak())
                        .findFirst()
                        .orElseThrow()
                        .text());
    }

    private void addHeads(Row row, String name, List<AliasText> peoples, List<ActorAlias> aliases) {
        String adjective = peoples.getFirst().weak() ? null : peoples.getFirst().text();
        List<String> names = Heads.namesOf(row.id, aliases);
        for (String head : row.heads.split(",")) {
            if (!head.isBlank()) {
                Draft office = Heads.office(row.id, name, adjective, names, head.strip());
                drafts.put(office.id(), office);
            }
        }
    }

    private record Row(
            String id, String code, String peoples, String capitals, String heads, String names, String not) {
        private static final int COLUMNS = 7;

        static Row of(String line) {
            List<String> cells = new ArrayList<>();
            Stream.of(line.split("\\|", -1)).map(String::strip).forEach(cells::add);
            if (cells.size() != COLUMNS) {
                throw new IllegalStateException("a country needs " + COLUMNS + " columns: " + line);
            }
            return new Row(
                    cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5), cells.get(6));
        }
    }
}
