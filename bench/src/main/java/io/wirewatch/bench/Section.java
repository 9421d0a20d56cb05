package io.wirewatch.bench;

import io.wirewatch.bench.figure.Table;

/**
 * A part of the page.
 *
 * @param title its heading
 * @param remark what the table is about
 * @param table its figures
 */
public record Section(String title, String remark, Table table) {
    String markdown() {
        return "### " + title + "\n\n" + remark + "\n\n" + table.markdown();
    }
}
