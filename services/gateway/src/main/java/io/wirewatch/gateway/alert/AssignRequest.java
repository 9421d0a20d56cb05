package io.wirewatch.gateway.alert;

/**
 * A wish that somebody sees to an alert.
 *
 * @param to a name for people; null: nobody any more
 */
record AssignRequest(String to) {
    private static final int LONGEST_NAME = 100;

    AssignRequest {
        to = to == null ? null : to.strip();
        if (to != null
                && (to.isEmpty()
                        || to.length() > LONGEST_NAME
                        || to.codePoints().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException(
                    "to is a name of 1 to 100 characters on one line; null, or :unassign, takes the assignee away");
        }
    }
}
