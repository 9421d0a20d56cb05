package io.wirewatch.gateway.alert;

/**
 * Word that an alert is seen to.
 *
 * @param note what there is to say about it; null: what was said before stays
 */
record AcknowledgeRequest(String note) {
    private static final int LONGEST_NOTE = 1_000;

    /** Without a note. */
    static final AcknowledgeRequest SILENT = new AcknowledgeRequest(null);

    AcknowledgeRequest {
        note = note == null ? null : note.strip();
        if (note != null && (note.isEmpty() || note.length() > LONGEST_NOTE)) {
            throw new IllegalArgumentException("note has 1 to 1000 characters, not " + note.length()
                    + "; leave it out where there is nothing to say");
        }
    }
}
