package io.wirewatch.core.entities;

import java.util.Locale;

/** What an unlisted entity is. */
public enum EntityKind {
    /** Somebody by name, without title or office: "Jaap de Hoop Scheffer". */
    PERSON,
    /** A government body, company, party, armed group, club or institution by name. */
    ORGANISATION,
    /** A country, town, region, sea, mountain, street or building by name. */
    PLACE;

    /** The name that records and the API use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
