package dev.usher.contracts.operations;

/// The table in which operations ask payment-service to publish `PaymentSucceeded` once more, and in which it
/// answers. One row per request; the service reads it within seconds, and forgets it after two weeks.
public final class RepublishRequestTable {
    /// Logical name in topology.json.
    public static final String NAME = "republish-requests";

    /// The partition key, which is the same for all rows: there are few.
    public static final String ALL = "all";

    /// The value of [#ALL].
    public static final String ALL_VALUE = "REQUEST";

    /// The sort key: when it was asked, so that requests are answered in their order, and a random part.
    public static final String REQUEST_ID = "requestId";

    /// The registration whose message is meant, such as `REG#…`; or [#SINCE] is there.
    public static final String REGISTRATION_ID = "registrationId";

    /// An instant in ISO 8601: all confirmed since then that have no tickets are meant.
    public static final String SINCE = "since";

    /// A boolean: only say which.
    public static final String DRY_RUN = "dryRun";

    /// The user who made the request, for auditing.
    public static final String ASKED_BY = "askedBy";

    /// There once the service has answered.
    public static final String ANSWERED_AT = "answeredAt";

    /// A sentence, if not all went well; otherwise empty.
    public static final String PROBLEM = "problem";

    /// A list of registration ids: those whose message was published again, or would be.
    public static final String REGISTRATIONS = "registrations";

    /// Epoch second after which the row is forgotten.
    public static final String FORGET_AFTER = "forgetAfter";

    private RepublishRequestTable() {}
}
