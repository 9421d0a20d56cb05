package io.wirewatch.gateway.release;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.core.diff.ParagraphChange;
import io.wirewatch.core.diff.Piece;
import io.wirewatch.core.diff.TextDiff;
import java.util.List;

/**
 * What changed from one version of a release to another.
 *
 * @param from the version that is compared with
 * @param to the version that is compared
 * @param title words of the title
 * @param paragraphs what became of each paragraph
 */
public record DiffJson(String release, int from, int to, List<PieceJson> title, List<ParagraphJson> paragraphs) {

    /** Words that are {@code same}, {@code added} or {@code removed}. */
    public record PieceJson(String kind, String text) {
        static PieceJson of(Piece piece) {
            return new PieceJson(piece.kind().text(), piece.text());
        }
    }

    /** A paragraph that is {@code same}, {@code added}, {@code removed} or {@code changed}; its place in both texts, null where it is not. */
    public record ParagraphJson(String kind, Integer from, Integer to, List<PieceJson> words) {
        static ParagraphJson of(ParagraphChange change) {
            return new ParagraphJson(
                    change.kind().text(),
                    change.from(),
                    change.to(),
                    change.words().stream().map(PieceJson::of).toList());
        }
    }

    /** The difference of two versions of a release. */
    public static DiffJson of(CleanRelease from, CleanRelease to) {
        return new DiffJson(
                to.getHead().getId(),
                from.getHead().getVersion(),
                to.getHead().getVersion(),
                TextDiff.words(from.getHead().getTitle(), to.getHead().getTitle()).stream()
                        .map(PieceJson::of)
                        .toList(),
                TextDiff.paragraphs(from.getText(), to.getText()).stream()
                        .map(ParagraphJson::of)
                        .toList());
    }
}
