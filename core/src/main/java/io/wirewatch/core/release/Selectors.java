package io.wirewatch.core.release;

import java.util.List;

/**
 * Where a source says that the parts of its pages stand: CSS selectors in jsoup's syntax. They go with each raw release, so what was read
 * by them is read alike whenever it is read again, whatever becomes of the source.
 *
 * @param title the title, or null: told by the page
 * @param text the elements with the text, or null: told by the page
 * @param published the date of publication, or null: told by the page
 * @param remove what is taken out of the page before anything is read
 */
public record Selectors(String title, String text, String published, List<String> remove) {
    public Selectors {
        remove = List.copyOf(remove);
    }

    /** Whether they select nothing. */
    public boolean isEmpty() {
        return title == null && text == null && published == null && remove.isEmpty();
    }
}
