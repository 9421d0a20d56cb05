package io.wirewatch.core.entities;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says which names of a release are the same person, organisation or place. People are named in full once and by surname
 * later; organisations by their initials. A short form is linked where the release leaves no doubt: with two people it fits,
 * office and form of address decide, and where they do not it stands alone.
 */
public final class EntityLinker {
    /** Of more people with one name none is looked at: a list of names without end must not take its square. */
    private static final int MOST_NAMESAKES = 64;

    private static final int MOST_ROLES = 8;

    private final Map<String, List<Group>> bySurname = new HashMap<>();
    private final Map<String, List<Group>> byFirstName = new HashMap<>();
    private final Map<String, Group> byName = new HashMap<>();
    private final List<NameInText> names;

    private EntityLinker(List<NameInText> names) {
        this.names = names;
    }

    /**
     * Links the names of a release.
     *
     * @param names in reading order
     * @param listed full names of people that the catalogue lists and the release names: their short forms are theirs
     * @return in order of the first name; names that are short forms of listed people are in none
     */
    public static List<NamedEntity> link(List<NameInText> names, Collection<String> listed) {
        EntityLinker linker = new EntityLinker(names);
        listed.forEach(linker::addListed);
        return linker.run();
    }

    private void addListed(String name) {
        PersonName person = PersonName.of(name);
        if (person.isFull()) {
            open(new Group(EntityKind.PERSON, name, person, true));
        }
    }

    private List<NamedEntity> run() {
        Group[] of = new Group[names.size()];
        for (int i = 0; i < of.length; i++) {
            if (isFullName(names.get(i))) {
                of[i] = fullName(names.get(i), beside(i));
            }
        }
        for (int i = 0; i < of.length; i++) {
            NameInText name = names.get(i);
            if (of[i] == null) {
                of[i] = name.kind() == EntityKind.PERSON ? shortName(name, beside(i)) : other(name);
            }
            of[i].add(i);
        }
        Map<Group, Boolean> seen = new LinkedHashMap<>();
        for (Group group : of) {
            seen.put(group, group.listed);
        }
        return seen.keySet().stream()
                .filter(group -> !group.listed)
                .map(Group::entity)
                .toList();
    }

    private static boolean isFullName(NameInText name) {
        return name.kind() == EntityKind.PERSON && PersonName.of(name.name()).isFull();
    }

    /** Full names are the same where first and last words are; a middle name may be left out. */
    private Group fullName(NameInText name, Beside beside) {
        PersonName person = PersonName.of(name.name());
        Group known = byName.get("full\n" + person.words());
        if (known != null) {
            known.meet(name.name(), person, beside);
            return known;
        }
        for (Group group : named(bySurname, person.last())) {
            if (group.person.isFull() && group.person.isSameAs(person)) {
                group.meet(name.name(), person, beside);
                return group;
            }
        }
        Group group = open(new Group(EntityKind.PERSON, name.name(), person, false));
        byName.put("full\n" + person.words(), group);
        group.meet(name.name(), person, beside);
        return group;
    }

    private static List<Group> named(Map<String, List<Group>> people, String word) {
        List<Group> named = people.getOrDefault(word, List.of());
        return named.subList(0, Math.min(named.size(), MOST_NAMESAKES));
    }

    private Group shortName(NameInText name, Beside beside) {
        PersonName person = PersonName.of(name.name());
        List<Group> fitting = inOneOffice(fitting(person, beside), beside);
        if (fitting.size() == 1) {
            fitting.getFirst().meet(name.name(), person, beside);
            return fitting.getFirst();
        }
        // Nobody, or anybody: an entity of its own, one for all that are written and addressed alike.
        String key = person.words() + "\n" + beside.text();
        return byName.computeIfAbsent(key, k -> {
            Group group = new Group(EntityKind.PERSON, name.name(), person, false);
            group.meet(name.name(), person, beside);
            if (fitting.isEmpty()) {
                bySurname.computeIfAbsent(person.last(), l -> new ArrayList<>()).add(group);
            }
            return group;
        });
    }

    /** Of several people the one who has the office that stands beside the name, if one has. */
    private static List<Group> inOneOffice(List<Group> fitting, Beside beside) {
        List<Group> agreeing = fitting.size() < 2
                ? fitting
                : fitting.stream().filter(group -> group.agrees(beside)).toList();
        return agreeing.size() == 1 ? agreeing : fitting;
    }

    private List<Group> fitting(PersonName name, Beside beside) {
        List<Group> bySurnames = named(bySurname, name.last()).stream()
                .filter(group -> group.person.endsWith(name) && !group.contradicts(beside))
                .toList();
        if (!bySurnames.isEmpty()
                || name.words().size() > 1
                || !beside.honorific().isEmpty()) {
            return bySurnames;
        }
        return named(byFirstName, name.last()).stream()
                .filter(group -> !group.contradicts(beside))
                .toList();
    }

    private Group other(NameInText name) {
        String folded = PersonName.folded(name.name());
        Group known = byName.get(name.kind() + folded);
        if (known != null) {
            return known;
        }
        Group group = new Group(name.kind(), name.name(), null, false);
        byName.put(name.kind() + folded, group);
        String initials = PersonName.initials(name.name());
        if (name.kind() == EntityKind.ORGANISATION && initials.length() > 1) {
            byName.putIfAbsent(name.kind() + initials, group);
        }
        return group;
    }

    private Group open(Group group) {
        bySurname.computeIfAbsent(group.person.last(), l -> new ArrayList<>()).add(group);
        byFirstName
                .computeIfAbsent(group.person.first(), f -> new ArrayList<>())
                .add(group);
        return group;
    }

    /**
     * What stands beside a name.
     *
     * @param role office, null for none
     * @param honorific form of address, empty for none
     */
    private record Beside(Role role, String honorific) {
        String text() {
            return role == null ? honorific : role.text().toLowerCase(Locale.ROOT);
        }
    }

    private Beside beside(int index) {
        NameInText name = names.get(index);
        int floor = 0;
        for (int i = index - 1; i >= 0 && isIn(name.text(), i) && floor == 0; i--) {
            floor = isPerson(i) ? names.get(i).end() : 0;
        }
        int ceiling = Integer.MAX_VALUE;
        for (int i = index + 1; i < names.size() && isIn(name.text(), i) && ceiling == Integer.MAX_VALUE; i++) {
            ceiling = isPerson(i) ? names.get(i).start() : Integer.MAX_VALUE;
        }
        RoleReader reader = new RoleReader(name.text(), floor, ceiling);
        return new Beside(reader.role(name.start(), name.end()), reader.honorific(name.start()));
    }

    private boolean isIn(String text, int index) {
        return names.get(index).text().equals(text);
    }

    private boolean isPerson(int index) {
        return names.get(index).kind() == EntityKind.PERSON;
    }

    /** Names that are one entity. */
    private static final class Group {
        private final EntityKind kind;
        private final boolean listed;
        private final List<Integer> mentions = new ArrayList<>();
        private final List<Role> roles = new ArrayList<>();
        private String name;
        private PersonName person;
        private String honorific = "";

        Group(EntityKind kind, String name, PersonName person, boolean listed) {
            this.kind = kind;
            this.name = name;
            this.person = person;
            this.listed = listed;
        }

        void add(int mention) {
            mentions.add(mention);
        }

        void meet(String written, PersonName as, Beside beside) {
            if (as.words().size() > person.words().size()) {
                name = written;
                person = as;
            }
            if (beside.role() != null && roles.size() < MOST_ROLES) {
                roles.add(beside.role());
            }
            honorific = honorific.isEmpty() ? beside.honorific() : honorific;
        }

        boolean agrees(Beside beside) {
            return beside.role() != null && roles.stream().anyMatch(beside.role()::agrees);
        }

        boolean contradicts(Beside beside) {
            boolean office = beside.role() != null && roles.stream().anyMatch(beside.role()::contradicts);
            return office || PersonName.contradict(honorific, beside.honorific());
        }

        NamedEntity entity() {
            String role = roles.isEmpty() ? null : roles.getFirst().text();
            return new NamedEntity(name, kind, role, mentions);
        }
    }
}
