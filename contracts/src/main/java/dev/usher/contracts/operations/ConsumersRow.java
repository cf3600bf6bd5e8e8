package dev.usher.contracts.operations;

/// The row of each service that says which queues its instances may consume. Operators and the deploy command write it;
/// each instance reads it more often than once a second. Without the row, all queues are consumed.
///
/// Each act is one update of one attribute, so acts of several people do not overwrite each other.
public final class ConsumersRow {
    /// The partition key of the tables with leases.
    public static final String KEY = "leaseId";

    /// The value of the row's key.
    public static final String ID = "consumers";

    /// Before the logical name of a queue: the attribute that is present while the queue is paused.
    public static final String PAUSED = "paused#";

    /// In the map of a [#PAUSED] attribute: when it was paused, in ISO 8601.
    public static final String SINCE = "since";

    /// In the map of a [#PAUSED] attribute: who paused it.
    public static final String BY = "by";

    /// In the map of a [#PAUSED] attribute: why.
    public static final String REASON = "reason";

    /// The only revision that may consume, during a deployment: a map of [#REVISION] and [#UNTIL].
    public static final String ONLY = "only";

    /// In the map of [#ONLY]: the revision of a task definition, such as `42`.
    public static final String REVISION = "revision";

    /// In the map of [#ONLY]: when this ends on its own, in ISO 8601, so that a deployment that died stops nothing.
    public static final String UNTIL = "until";

    /// The id of the last probe that was answered.
    public static final String PROBED = "probed";

    /// The topic to which the deploy command publishes probes, with the service's name in the attribute `service`.
    public static final String PROBE_TOPIC = "probe";

    private ConsumersRow() {}

    /// The logical name of the table that has the row of a service.
    ///
    /// @param service such as `ticket-service`
    public static String table(String service) {
        return service.replace("-service", "-leases");
    }

    /// The logical name of the queue that brings probes to a service.
    public static String probeQueue(String service) {
        return service + "-probe";
    }
}
