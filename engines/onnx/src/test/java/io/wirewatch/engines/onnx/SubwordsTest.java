package io.wirewatch.engines.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokenisers of another make than BERT's, which see a word between two spaces and count the space to it. */
class SubwordsTest {
    private static final int MOST = 8;

    @TempDir
    private Path folder;

    @Test
    void punctuationAtAWordIsAWordOfItsOwn() throws IOException {
        assertThat(words("In Brussels, and (NATO)."))
                .containsExactly("In", "Brussels", ",", "and", "(", "NATO", ")", ".");
    }

    @Test
    void aWordOfLettersIsOneWhateverItsSubwords() throws IOException {
        assertThat(words("Brusselsand")).containsExactly("Brusselsand");
    }

    @Test
    void charactersOfAScriptWithoutSpacesAreWords() throws IOException {
        assertThat(words("NATO東京 \uD840\uDC00京")).containsExactly("NATO", "東", "京", "\uD840\uDC00", "京");
    }

    @Test
    void aWordHasNoMoreSubwordsThanThereIsRoomFor() throws IOException {
        try (Subwords subwords = unigram()) {
            List<Word> words = subwords.read("qqqqqqqqqqqqqqqqqqqqq and", 0, 25, MOST);

            assertThat(words).hasSize(2);
            assertThat(words.get(0).tokens()).hasSize(MOST);
            assertThat(words.get(0).end()).isEqualTo(21);
        }
    }

    @Test
    void placesAreThoseOfTheWholeText() throws IOException {
        try (Subwords subwords = unigram()) {
            List<Word> words = subwords.read("\uD83D\uDE00 In Brussels", 3, 14, MOST);

            assertThat(words).extracting(Word::start).containsExactly(3, 6);
            assertThat(words).extracting(Word::end).containsExactly(5, 14);
        }
    }

    @Test
    void whatSurroundsATextIsReadFromTheTokeniser() throws IOException {
        try (Subwords subwords = unigram()) {
            assertThat(subwords.before()).containsExactly(0);
            assertThat(subwords.after()).containsExactly(2, 2);
        }
    }

    private List<String> words(String text) throws IOException {
        try (Subwords subwords = unigram()) {
            return subwords.read(text, 0, text.length(), MOST).stream()
                    .map(word -> text.substring(word.start(), word.end()))
                    .toList();
        }
    }

    /** As XLM-RoBERTa's; its end sign stands twice, to tell it from the begin. */
    private Subwords unigram() throws IOException {
        String letters = "I n B r u s e l a d N A T O q , ( ) . 東 京 \uD840\uDC00";
        StringBuilder vocabulary = new StringBuilder("[\"<s>\",0],[\"<pad>\",0],[\"</s>\",0],[\"<unk>\",0],[\"▁\",-3]");
        for (String whole : List.of("▁In", "▁Brussels", "▁and", "▁NATO", "NATO", "and")) {
            vocabulary.append(",[\"").append(whole).append("\",-1]");
        }
        for (String letter : letters.split(" ")) {
            vocabulary.append(",[\"").append(letter).append("\",-5]");
        }
        Path file = folder.resolve("tokenizer.json");
        Files.writeString(file, """
                {"version": "1.0", "truncation": null, "padding": null, "normalizer": null, "decoder": null,
                 "added_tokens": [
                  {"id": 0, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
                   "special": true},
                  {"id": 2, "content": "</s>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
                   "special": true}],
                 "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
                 "post_processor": {"type": "TemplateProcessing",
                  "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                   {"SpecialToken": {"id": "</s>", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}],
                  "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
                  "special_tokens": {"<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]},
                   "</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]}}},
                 "model": {"type": "Unigram", "unk_id": 3, "vocab": [%s]}}
                """.formatted(vocabulary));
        return Subwords.load(file);
    }
}
