package io.wirewatch.engines.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A model's own tokeniser, as its {@code tokenizer.json} describes it. Safe for any number of threads. */
final class Subwords implements AutoCloseable {
    /** What follows in a word says nothing more about its first sub-word, which alone is labelled. */
    private static final int MOST_OF_A_WORD = 50;

    /** Scripts that put no spaces between words: each sub-word is labelled. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /** The library tells its makers where it runs and looks for more of itself on the net, unless told that there is none. */
    private static final String OFFLINE = "ai.djl.offline";

    private final HuggingFaceTokenizer tokenizer;
    private final long[] before;
    private final long[] after;

    private Subwords(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        Encoding framed = tokenizer.encode("a", true, false);
        long[] special = framed.getSpecialTokenMask();
        int first = 0;
        while (first < special.length && special[first] == 1) {
            first++;
        }
        int last = special.length;
        while (last > first && special[last - 1] == 1) {
            last--;
        }
        before = Arrays.copyOfRange(framed.getIds(), 0, first);
        after = Arrays.copyOfRange(framed.getIds(), last, special.length);
    }

    /**
     * @throws IOException if the file is no description of a tokeniser, or if the library does not run on this machine
     */
    static Subwords load(Path file) throws IOException {
        System.setProperty(OFFLINE, "true");
        // From a stream, so that the library does not change the text by a tokenizer_config.json beside the file:
        // tokenizer.json says all of it, and places in a changed text are not places in ours.
        try (InputStream in = Files.newInputStream(file)) {
            return new Subwords(
                    HuggingFaceTokenizer.newInstance(in, Map.of("truncation", "false", "padding", "false")));
        } catch (LinkageError e) {
            throw new IOException(
                    "the tokeniser's library does not run on this machine (" + Machine.NAME + "): " + e.getMessage(),
                    e);
        } catch (RuntimeException e) {
            throw new IOException(
                    file + " is no tokenizer.json of Hugging Face's tokenizers (" + e.getMessage()
                            + "): export it again",
                    e);
        }
    }

    /** Ids that the model expects before the sub-words of a text. */
    long[] before() {
        return before;
    }

    /** Ids that the model expects after the sub-words of a text. */
    long[] after() {
        return after;
    }

    /**
     * Cuts a part of a text into words of sub-words.
     *
     * @param from first UTF-16 code unit
     * @param to code unit after the last; neither splits a surrogate pair
     * @param most sub-words that a word may have; what a word has beyond them is left out
     */
    List<Word> read(String text, int from, int to, int most) {
        String part = wellFormed(text.substring(from, to));
        Encoding encoding = tokenizer.encode(part, false, false);
        Places places = new Places(part);
        Cutter cutter = new Cutter(part, from, Math.min(most, MOST_OF_A_WORD));
        CharSpan[] spans = encoding.getCharTokenSpans();
        for (int i = 0; i < spans.length; i++) {
            int start = spans[i] == null ? 0 : places.unit(spans[i].getStart());
            int end = spans[i] == null ? 0 : places.unit(spans[i].getEnd());
            cutter.add(encoding.getIds()[i], encoding.getWordIds()[i], start, end);
        }
        return cutter.words();
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    /** Halves of surrogate pairs have no form in the library's UTF-8. */
    private static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(i, '\uFFFD');
            }
        }
        return repaired == null ? text : repaired.toString();
    }

    /** The library counts code points. */
    private static final class Places {
        private final int[] units;

        Places(String text) {
            int points = text.codePointCount(0, text.length());
            units = new int[points + 1];
            for (int point = 0, unit = 0; point < points; point++) {
                units[point] = unit;
                unit += Character.charCount(text.codePointAt(unit));
            }
            units[points] = text.length();
        }

        int unit(int point) {
            return units[point];
        }
    }

    private static final class Cutter {
        private final String part;
        private final int offset;
        private final int most;
        private final List<Word> words = new ArrayList<>();
        private long[] tokens;
        private int count;
        private long word = Long.MIN_VALUE;
        private int start;
        private int end;

        Cutter(String part, int offset, int most) {
            this.part = part;
            this.offset = offset;
            this.most = most;
            tokens = new long[most];
        }

        /** Sub-words come in order; the spaces that some tokenisers count to a sub-word are not part of a word. */
        void add(long id, long tokenWord, int tokenStart, int tokenEnd) {
            int from = Math.max(tokenStart, end);
            while (from < tokenEnd && Character.isWhitespace(part.charAt(from))) {
                from++;
            }
            boolean visible = from < tokenEnd;
            if (count == 0 || tokenWord != word || visible && start < end && apart(end, from)) {
                finish();
                word = tokenWord;
                start = Math.max(from, end);
                end = start;
            }
            if (visible) {
                start = start == end ? from : start;
                end = tokenEnd;
            }
            if (count < most) {
                tokens[count++] = id;
            }
        }

        List<Word> words() {
            finish();
            return words;
        }

        private void finish() {
            if (count > 0) {
                words.add(new Word(offset + start, offset + end, Arrays.copyOf(tokens, count)));
                count = 0;
            }
        }

        /** Whether sub-words that meet here are words of their own although the tokeniser sees one: "Brussels.", "東京". */
        private boolean apart(int left, int right) {
            int before = part.codePointBefore(left);
            int after = part.codePointAt(right);
            return !inWord(before) || !inWord(after);
        }

        private static boolean inWord(int point) {
            if (UNSPACED.contains(UnicodeScript.of(point))) {
                return false;
            }
            return switch (Character.getType(point)) {
                case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
                default -> Character.isLetterOrDigit(point);
            };
        }
    }
}
