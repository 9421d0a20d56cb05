package io.wirewatch.bench.entities;

import io.wirewatch.core.cleaning.PlainSentences;
import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.release.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Labels of Stanford's model, kept in a folder of build output: half an hour is spent once. */
final class Teacher {
    private static final int TELL_EVERY = 500;

    private final Path folder;
    private final Supplier<StanfordRecogniser> model;
    private final Consumer<String> progress;

    /**
     * @param folder where labels are kept
     * @param model asked only where labels are not there yet
     */
    Teacher(Path folder, Supplier<StanfordRecogniser> model, Consumer<String> progress) {
        this.folder = folder;
        this.model = model;
        this.progress = progress;
    }

    /** Texts with the teacher's names, brought to what is scored. */
    List<LabelledText> label(String set, List<Releases.Release> releases) {
        Path file = folder.resolve(set + ".tsv");
        if (!Files.exists(file)) {
            write(file, releases);
        }
        try {
            List<String> lines = Files.readAllLines(file);
            List<LabelledText> texts = new ArrayList<>();
            for (int i = 0; i < releases.size(); i++) {
                Releases.Release release = releases.get(i);
                List<Sentence> sentences = PlainSentences.of(release.text());
                List<EntitySpan> spans = NameRules.scored(release.text(), spans(lines.get(i), release));
                texts.add(new LabelledText(release.id(), release.text(), sentences, spans, true));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file, List<Releases.Release> releases) {
        StanfordRecogniser stanford = model.get();
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.createDirectories(folder);
            try (Writer out = Files.newBufferedWriter(partial)) {
                for (int i = 0; i < releases.size(); i++) {
                    if (i % TELL_EVERY == 0) {
                        progress.accept("teacher: " + file.getFileName() + ", " + i + " of " + releases.size());
                    }
                    Releases.Release release = releases.get(i);
                    StringBuilder line = new StringBuilder(release.id())
                            .append('\t')
                            .append(release.text().length());
                    for (EntitySpan span : stanford.find(release.text(), PlainSentences.of(release.text()))) {
                        line.append('\t')
                                .append(span.kind().text())
                                .append(' ')
                                .append(span.start())
                                .append(' ')
                                .append(span.end());
                    }
                    out.write(line.append('\n').toString());
                }
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<EntitySpan> spans(String line, Releases.Release release) {
        String[] cells = line.split("\t");
        if (!cells[0].equals(release.id())
                || Integer.parseInt(cells[1]) != release.text().length()) {
            throw new IllegalStateException("the teacher's labels are of other texts: remove them, " + release.id());
        }
        List<EntitySpan> spans = new ArrayList<>();
        for (int i = 2; i < cells.length; i++) {
            String[] parts = cells[i].split(" ");
            spans.add(new EntitySpan(
                    EntityKind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2])));
        }
        return spans;
    }
}
