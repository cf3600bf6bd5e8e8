package dev.usher.localcloud.stripe.webhook;

/// A way in which calls of the API go wrong. Each is a constant here, and a property of [CallFaults].
enum ApiFault {
    SERVER_ERROR("500", FaultValue.NONE, ""),
    RATE_LIMIT("429", FaultValue.NONE, ""),
    TIMEOUT("timeout", FaultValue.NUMBER, "30000"),
    SERVER_ERROR_AFTERWARDS("500_executed", FaultValue.NONE, ""),
    RESPONSE_LOST("created_but_response_lost", FaultValue.NONE, "");

    private final String wireName;
    private final FaultValue takes;
    private final String usualValue;

    ApiFault(String wireName, FaultValue takes, String usualValue) {
        this.wireName = wireName;
        this.takes = takes;
        this.usualValue = usualValue;
    }

    KnownFault known() {
        return new KnownFault(wireName, takes, usualValue);
    }

    String wireName() {
        return wireName;
    }
}
