package dev.usher.contracts.operations;

/// The table in which operations ask payment-service to publish `PaymentSucceeded` or `EventChanged` again,
/// and in which it answers. One row per request; the service reads it within seconds, and the table drops it
/// after two weeks.
public final class RepublishRequestTable {
    /// Logical name in topology.json.
    public static final String NAME = "republish-requests";

    /// The partition key, which is the same for all rows: there are few.
    public static final String ALL = "all";

    /// The value of every row's partition key.
    public static final String ALL_VALUE = "REQUEST";

    /// The sort key: the time of the request, so that requests are answered in order, and a random part.
    public static final String REQUEST_ID = "requestId";

    /// The registration whose message to publish, such as `REG#…`; or else [#SINCE] or [#EVENT_ID] is present.
    public static final String REGISTRATION_ID = "registrationId";

    /// An instant in ISO 8601: publish for all registrations without tickets that were confirmed since then.
    public static final String SINCE = "since";

    /// The event whose facts to publish, such as `EVENT#…`.
    public static final String EVENT_ID = "eventId";

    /// A boolean: only list them.
    public static final String DRY_RUN = "dryRun";

    /// The user who made the request, for auditing.
    public static final String ASKED_BY = "askedBy";

    /// Present once the service has answered.
    public static final String ANSWERED_AT = "answeredAt";

    /// A sentence if something failed; otherwise empty.
    public static final String PROBLEM = "problem";

    /// A list of registration ids: those whose message was published again, or would be.
    public static final String REGISTRATIONS = "registrations";

    /// Epoch second after which the row is forgotten.
    public static final String FORGET_AFTER = "forgetAfter";

    private RepublishRequestTable() {}
}
