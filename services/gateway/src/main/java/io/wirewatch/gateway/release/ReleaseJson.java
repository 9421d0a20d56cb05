package io.wirewatch.gateway.release;

import io.wirewatch.avro.Embargo;
import io.wirewatch.avro.Mention;
import io.wirewatch.avro.NamedEntity;
import io.wirewatch.avro.PassedDate;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.TextParagraph;
import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.runtime.json.AlertJson;
import java.util.List;

/**
 * A release as clients see it; times as RFC 3339 writes them.
 *
 * @param zones of each paragraph of {@code text} its zone; empty where the text is that of a version before
 */
record ReleaseJson(
        String id,
        int version,
        String stage,
        String status,
        String title,
        String text,
        List<String> zones,
        String publishedAt,
        String publishedPrecision,
        String receivedAt,
        String language,
        String source,
        String url,
        boolean historical,
        String story,
        List<String> parts,
        String carrier,
        String notice,
        EmbargoJson embargo,
        String dateSource,
        List<PassedDateJson> datesPassedOver,
        List<String> selectorNotes,
        List<MentionJson> mentions,
        List<EntityJson> entities,
        List<String> alerts) {

    /** A mention; {@code actor} is null for an entity that nobody listed, places are null for the headline. */
    record MentionJson(
            String actor,
            String alias,
            String kind,
            String strength,
            String zone,
            Integer paragraph,
            Integer sentence,
            int start,
            int end) {
        static MentionJson of(Mention mention) {
            return new MentionJson(
                    mention.getActor(),
                    mention.getAlias(),
                    mention.getKind(),
                    mention.getStrength(),
                    mention.getZone(),
                    place(mention.getParagraph()),
                    place(mention.getSentence()),
                    mention.getStart(),
                    mention.getEnd());
        }

        private static Integer place(int index) {
            return index < 0 ? null : index;
        }
    }

    /**
     * Who else is there: a person, organisation or place that nobody listed.
     *
     * @param aliases its forms in the release, as written
     * @param mentions indices in the release's mentions
     * @param expression watches it, as a subscription's expression
     */
    record EntityJson(
            String name, String kind, String role, List<String> aliases, List<Integer> mentions, String expression) {
        static EntityJson of(NamedEntity entity, List<Mention> mentions) {
            List<String> aliases = entity.getMentions().stream()
                    .map(i -> mentions.get(i).getAlias())
                    .distinct()
                    .toList();
            // A quotation mark ends a phrase, and phrases are compared without it anyway.
            String expression = "\"" + entity.getName().replace('"', ' ').strip() + "\"";
            return new EntityJson(
                    entity.getName(), entity.getKind(), entity.getRole(), aliases, entity.getMentions(), expression);
        }
    }

    /** A release in a list: without its mentions. */
    record Item(
            String id,
            int version,
            String stage,
            String status,
            String title,
            String text,
            String publishedAt,
            String publishedPrecision,
            String receivedAt,
            String language,
            String source,
            String url,
            boolean historical,
            String story,
            List<String> parts,
            String carrier,
            String notice,
            EmbargoJson embargo) {}

    /** An embargo; {@code until} is null where its line says no time that could be read. */
    record EmbargoJson(String until, String text) {
        static EmbargoJson of(Embargo embargo) {
            return embargo == null
                    ? null
                    : new EmbargoJson(
                            embargo.getUntil() == null ? null : AlertJson.time(embargo.getUntil()), embargo.getText());
        }
    }

    /** A date that was not taken for that of the publication, and why. */
    record PassedDateJson(String source, String text, String reason) {
        static PassedDateJson of(PassedDate date) {
            return new PassedDateJson(date.getSource(), date.getText(), date.getReason());
        }
    }

    static ReleaseJson of(ReleaseRow row, String stage, List<String> alerts) {
        Item item = item(row, stage);
        return new ReleaseJson(
                item.id,
                item.version,
                stage,
                item.status,
                item.title,
                item.text,
                row.clean().getParagraphs().stream().map(TextParagraph::getZone).toList(),
                item.publishedAt,
                item.publishedPrecision,
                item.receivedAt,
                item.language,
                item.source,
                item.url,
                item.historical,
                item.story,
                item.parts,
                item.carrier,
                item.notice,
                item.embargo,
                row.clean().getDateSource(),
                row.clean().getDatesPassedOver().stream()
                        .map(PassedDateJson::of)
                        .toList(),
                row.clean().getSelectorNotes(),
                mentions(row.mentions()),
                entities(row.mentions()),
                alerts);
    }

    static Item item(ReleaseRow row, String stage) {
        ReleaseHead head = row.clean().getHead();
        return new Item(
                head.getId(),
                head.getVersion(),
                stage,
                head.getStatus(),
                head.getTitle(),
                row.text(),
                AlertJson.time(head.getPublishedAt()),
                head.getPublishedPrecision(),
                AlertJson.time(head.getReceivedAt()),
                head.getLanguage(),
                head.getSource(),
                head.getUrl(),
                head.getHistorical(),
                head.getStory(),
                head.getParts(),
                head.getCarrier(),
                head.getNotice(),
                EmbargoJson.of(head.getEmbargo()));
    }

    private static List<MentionJson> mentions(ReleaseMentions tagged) {
        return tagged == null
                ? null
                : tagged.getMentions().stream().map(MentionJson::of).toList();
    }

    private static List<EntityJson> entities(ReleaseMentions tagged) {
        return tagged == null
                ? null
                : tagged.getEntities().stream()
                        .map(entity -> EntityJson.of(entity, tagged.getMentions()))
                        .toList();
    }
}
