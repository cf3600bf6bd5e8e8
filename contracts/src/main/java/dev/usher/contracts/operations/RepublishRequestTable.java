package dev.usher.contracts.operations;

/// The table in which operations ask payment-service to publish `PaymentSucceeded` or `EventChanged` again, or to
/// compare payments with Stripe's, and in which it answers. One row per request; the service reads it within seconds,
/// and the table drops it after two weeks.
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

    /// Present in requests to compare with Stripe, which have none of the attributes above: a registration, such as
    /// `REG#…`, or all payments of a period, as two instants with a slash in between (ISO 8601).
    public static final String RECONCILE = "reconcile";

    /// In the answer to such a request: how many payments were compared.
    public static final String CHECKED = "checked";

    /// In the answer to such a request: a list of maps of [#WHAT], [#SUBJECT], [#DETAIL] and [#SETTLED], at most
    /// [#MOST_FINDINGS].
    public static final String FINDINGS = "findings";

    /// More findings are counted and not listed: a row of DynamoDB holds 400 KB.
    public static final int MOST_FINDINGS = 500;

    /// In the answer to such a request: how many more findings there were.
    public static final String LEFT_OUT = "leftOut";

    /// In a finding: its kind, as the metric of the reconciliation names it, such as `paid_not_here`.
    public static final String WHAT = "what";

    /// In a finding: the registration, or the PaymentIntent.
    public static final String SUBJECT = "subject";

    /// In a finding: what differs.
    public static final String DETAIL = "detail";

    /// In a finding, a boolean: whether nothing differs any more.
    public static final String SETTLED = "settled";

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
