package io.wirewatch.gateway.release;

import io.wirewatch.avro.Mention;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.gateway.view.ReleaseRow;
import io.wirewatch.runtime.json.AlertJson;
import java.util.List;

/** A release as clients see it; times as RFC 3339 writes them. */
record ReleaseJson(
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
        List<MentionJson> mentions,
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
            String carrier) {}

    static ReleaseJson of(ReleaseRow row, String stage, List<String> alerts) {
        Item item = item(row, stage);
        return new ReleaseJson(
                item.id,
                item.version,
                stage,
                item.status,
                item.title,
                item.text,
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
                mentions(row.mentions()),
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
                head.getCarrier());
    }

    private static List<MentionJson> mentions(ReleaseMentions tagged) {
        return tagged == null
                ? null
                : tagged.getMentions().stream().map(MentionJson::of).toList();
    }
}
