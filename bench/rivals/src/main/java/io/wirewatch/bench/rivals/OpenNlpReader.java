package io.wirewatch.bench.rivals;

import io.wirewatch.core.release.ReleaseText;
import java.io.IOException;

/** OpenNLP's sentences and tokens of a release. */
final class OpenNlpReader implements Timed {
    private final OpenNlp nlp = new OpenNlp();
    private final TaggingWorkload workload;

    OpenNlpReader(TaggingWorkload workload) throws IOException {
        this.workload = workload;
    }

    @Override
    public String name() {
        return "OpenNLP, sentences and tokens";
    }

    @Override
    public int match(int document) {
        ReleaseText release = workload.releases().get(document).text();
        return nlp.tokens(release.title()) + nlp.tokens(release.text());
    }
}
