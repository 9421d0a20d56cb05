package io.wirewatch.core.release;

import java.util.Locale;

/** Where in a release something stands, in the order of its weight. */
public enum Zone {
    /** The title; offsets count in the title. */
    HEADLINE,
    /** A line or two below the title that say more than it does. */
    STANDFIRST,
    /** The first paragraph after bylines and standfirst. */
    LEAD,
    /** Every other paragraph. */
    BODY,
    /** Who wrote or issued it, when and where: lines above the lead. */
    BYLINE,
    /** What is meant for those who write about it: "Notes to editors". */
    NOTES,
    /** What it always says about who issued it: "About Harbour Lines". */
    ABOUT,
    /** Whom to ask. Mentions there satisfy no rule. */
    CONTACT;

    /** The name that records and the API use: {@code headline}, {@code standfirst}, … */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The zone of that name; {@link #BODY} for a name that this version does not know. */
    public static Zone of(String text) {
        return switch (text) {
            case "headline" -> HEADLINE;
            case "standfirst" -> STANDFIRST;
            case "lead" -> LEAD;
            case "byline" -> BYLINE;
            case "notes" -> NOTES;
            case "about" -> ABOUT;
            case "contact" -> CONTACT;
            default -> BODY;
        };
    }

    /** Whether it opens the text: what rules about the lead look at. */
    public boolean isLead() {
        return this == LEAD || this == STANDFIRST;
    }

    /** Whether mentions there satisfy rules. */
    public boolean isNews() {
        return this != CONTACT;
    }
}
