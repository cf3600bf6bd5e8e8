package dev.usher.contracts.operations;

/// The tables in which operations ask a service to rebuild its tables for an event, and in which it reports
/// progress and answers. One row per request; the service reads it within seconds, and the table drops it
/// after two weeks.
public final class RebuildRequestTable {
    /// Logical name of the table of ticket-service.
    public static final String TICKETS = "ticket-rebuilds";

    /// Logical name of the table of validation-service.
    public static final String DOOR = "door-rebuilds";

    /// The partition key, which is the same for all rows: there are few.
    public static final String ALL = "all";

    /// The value of every row's partition key.
    public static final String ALL_VALUE = "REQUEST";

    /// The sort key: the time of the request, so that requests are answered in order, and a random part.
    public static final String REQUEST_ID = "requestId";

    /// The event, such as `EVENT#…`.
    public static final String EVENT_ID = "eventId";

    /// What to do: [#RESTORE] or [#PUBLISH].
    public static final String TASK = "task";

    /// Restore rows that are missing or older than the record.
    public static final String RESTORE = "restore";

    /// Publish how the event's tickets are now, for services that may have missed it.
    public static final String PUBLISH = "publish";

    /// A boolean: only count what would be restored.
    public static final String DRY_RUN = "dryRun";

    /// The user who made the request, for auditing.
    public static final String ASKED_BY = "askedBy";

    /// How many recorded tickets were looked at so far.
    public static final String TICKETS_READ = "ticketsRead";

    /// How many of them were restored or published so far, or would be restored.
    public static final String TICKETS_DONE = "ticketsDone";

    /// How many rows of the record cannot be read and were left out.
    public static final String UNREADABLE = "unreadable";

    /// Present once the service has answered.
    public static final String ANSWERED_AT = "answeredAt";

    /// A sentence if something failed; otherwise empty.
    public static final String PROBLEM = "problem";

    /// Epoch second after which the row is forgotten.
    public static final String FORGET_AFTER = "forgetAfter";

    private RebuildRequestTable() {}
}
