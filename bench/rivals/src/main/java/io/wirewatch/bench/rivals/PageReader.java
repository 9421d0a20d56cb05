package io.wirewatch.bench.rivals;

import java.util.ArrayList;
import java.util.List;

/** What finds the main text of pages. */
record PageReader(String name, List<ArticleSet.Labelled> pages, Reading reading) implements Timed {
    /** The main text of a page; empty where there is none. */
    interface Reading {
        String text(ArticleSet.Labelled page) throws Exception;
    }

    @Override
    public int match(int document) throws Exception {
        return reading.text(pages.get(document)).length();
    }

    ShingleScore.Mean score() throws Exception {
        List<ShingleScore> scores = new ArrayList<>();
        for (ArticleSet.Labelled page : pages) {
            scores.add(ShingleScore.of(reading.text(page), page.text()));
        }
        return ShingleScore.mean(scores);
    }
}
