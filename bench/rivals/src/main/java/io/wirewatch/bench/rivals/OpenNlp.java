package io.wirewatch.bench.rivals;

import java.io.IOException;
import java.io.InputStream;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.util.Span;

/** OpenNLP's sentences and tokens, with the English models that it publishes. */
final class OpenNlp {
    private final SentenceDetectorME sentences;
    private final TokenizerME tokens;

    OpenNlp() throws IOException {
        try (InputStream sentence = resource("opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin");
                InputStream token = resource("opennlp-en-ud-ewt-tokens-1.3-2.5.4.bin")) {
            this.sentences = new SentenceDetectorME(new SentenceModel(sentence));
            this.tokens = new TokenizerME(new TokenizerModel(token));
        }
    }

    private static InputStream resource(String name) {
        InputStream in = OpenNlp.class.getResourceAsStream("/" + name);
        if (in == null) {
            throw new IllegalStateException("the class path lacks " + name);
        }
        return in;
    }

    /** How many sentences a text has. */
    int sentences(String text) {
        return sentences.sentPosDetect(text).length;
    }

    /** How many tokens the sentences of a text have. */
    int tokens(String text) {
        int count = 0;
        for (Span sentence : sentences.sentPosDetect(text)) {
            count += tokens.tokenizePos(text.substring(sentence.getStart(), sentence.getEnd())).length;
        }
        return count;
    }
}
