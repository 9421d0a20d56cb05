package io.wirewatch.runtime.mapping;

import io.wirewatch.avro.MatchCandidates;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Reprocessing;
import io.wirewatch.core.entities.NamedEntity;
import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.MentionSentence;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.Zone;
import java.util.List;

/** Tagged releases, as extraction writes them and as matching hands them on. */
public final class MentionsMapper {
    private MentionsMapper() {}

    /** The record of a tagged release that came in. */
    public static ReleaseMentions toAvro(TaggedRelease release, String tenant) {
        return toAvro(release, tenant, null);
    }

    /**
     * The record of a tagged release.
     *
     * @param reprocessing the mark of one that was read again, or null
     */
    public static ReleaseMentions toAvro(TaggedRelease release, String tenant, Reprocessing reprocessing) {
        return ReleaseMentions.newBuilder()
                .setTenant(tenant)
                .setHead(HeadMapper.toAvro(release.head()))
                .setMentions(
                        release.mentions().stream().map(MentionsMapper::toAvro).toList())
                .setSentences(
                        release.sentences().stream().map(MentionsMapper::toAvro).toList())
                .setCatalogueVersion(release.catalogueVersion())
                .setEntities(
                        release.entities().stream().map(MentionsMapper::toAvro).toList())
                .setReprocessing(reprocessing)
                .build();
    }

    /** The tagged release of a record, without the unlisted entities, which matching finds among the mentions. */
    public static TaggedRelease toCore(ReleaseMentions release) {
        return toCore(release.getHead(), release.getMentions(), release.getSentences(), release.getCatalogueVersion());
    }

    /** The tagged release that candidates are about; the catalogue's version is not handed on. */
    static TaggedRelease toCore(MatchCandidates candidates) {
        return toCore(candidates.getHead(), candidates.getMentions(), candidates.getSentences(), 0);
    }

    private static TaggedRelease toCore(
            io.wirewatch.avro.ReleaseHead head,
            List<io.wirewatch.avro.Mention> mentions,
            List<io.wirewatch.avro.MentionSentence> sentences,
            long catalogueVersion) {
        return new TaggedRelease(
                HeadMapper.toCore(head),
                mentions.stream().map(MentionsMapper::toCore).toList(),
                sentences.stream().map(MentionsMapper::toCore).toList(),
                catalogueVersion);
    }

    private static io.wirewatch.avro.Mention toAvro(Mention mention) {
        return io.wirewatch.avro.Mention.newBuilder()
                .setActor(mention.actor())
                .setKind(mention.kind())
                .setAlias(mention.alias())
                .setStrength(mention.strength().text())
                .setZone(mention.zone().text())
                .setParagraph(mention.paragraph())
                .setSentence(mention.sentence())
                .setStart(mention.start())
                .setEnd(mention.end())
                .setFirstWord(mention.firstWord())
                .setLastWord(mention.lastWord())
                .build();
    }

    private static Mention toCore(io.wirewatch.avro.Mention mention) {
        return new Mention(
                mention.getActor(),
                mention.getKind(),
                mention.getAlias(),
                Strength.of(mention.getStrength()),
                Zone.of(mention.getZone()),
                mention.getParagraph(),
                mention.getSentence(),
                mention.getStart(),
                mention.getEnd(),
                mention.getFirstWord(),
                mention.getLastWord());
    }

    private static io.wirewatch.avro.NamedEntity toAvro(NamedEntity entity) {
        return io.wirewatch.avro.NamedEntity.newBuilder()
                .setName(entity.name())
                .setKind(entity.kind().text())
                .setRole(entity.role())
                .setMentions(entity.mentions())
                .build();
    }

    private static io.wirewatch.avro.MentionSentence toAvro(MentionSentence sentence) {
        return io.wirewatch.avro.MentionSentence.newBuilder()
                .setZone(sentence.zone().text())
                .setParagraph(sentence.paragraph())
                .setSentence(sentence.sentence())
                .setStart(sentence.start())
                .setText(sentence.text())
                .build();
    }

    private static MentionSentence toCore(io.wirewatch.avro.MentionSentence sentence) {
        return new MentionSentence(
                Zone.of(sentence.getZone()),
                sentence.getParagraph(),
                sentence.getSentence(),
                sentence.getStart(),
                sentence.getText());
    }
}
