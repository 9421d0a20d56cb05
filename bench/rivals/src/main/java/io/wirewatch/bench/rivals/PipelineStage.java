package io.wirewatch.bench.rivals;

/** How far a pipeline goes. */
enum PipelineStage {
    /** Main text in paragraphs and sentences. */
    CLEANED("cleaned"),
    /** Sentences, tokens and actors. */
    TAGGED("cleaned and tagged"),
    /** Subscriptions. */
    MATCHED("cleaned, tagged and matched");

    private final String text;

    PipelineStage(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
