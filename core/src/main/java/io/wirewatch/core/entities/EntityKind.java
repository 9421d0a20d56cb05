package io.wirewatch.core.entities;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** What an unlisted entity is. */
public enum EntityKind {
    /** Somebody by name, without title or office: "Jaap de Hoop Scheffer". */
    PERSON,
    /** A government body, company, party, armed group, club or institution by name. */
    ORGANISATION,
    /** A country, town, region, sea, mountain, street or building by name. */
    PLACE;

    /** Whether names that nobody listed may be of one of these kinds, by the names that records and the API use. */
    public static boolean isAmong(Collection<String> kinds) {
        return Arrays.stream(values()).anyMatch(kind -> kinds.contains(kind.text()));
    }

    /** The name that records and the API use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
