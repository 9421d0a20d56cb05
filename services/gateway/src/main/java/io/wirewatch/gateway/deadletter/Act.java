package io.wirewatch.gateway.deadletter;

/** What can be done about a dead letter. */
enum Act {
    /** Its record is written to where it came from. */
    REDRIVE(Status.REDRIVEN),
    /** Nothing is done with its record. */
    DROP(Status.DROPPED);

    private final Status result;

    Act(Status result) {
        this.result = result;
    }

    /** What it is then. */
    Status result() {
        return result;
    }
}
