package dev.usher.localcloud.stripe.webhook;

import dev.usher.localcloud.stripe.protocol.ApiFailure;

/// What the value of a fault may be.
enum FaultValue {
    NONE("no value", "(?!)"),
    NUMBER("a number from 0 to 9999999", "\\d{1,7}"),
    TEXT("a text", ".{1,100}"),
    TRUTH("true or false", "true|false");

    private final String description;
    private final String pattern;

    FaultValue(String description, String pattern) {
        this.description = description;
        this.pattern = pattern;
    }

    /// Refuses a value of another kind.
    ///
    /// @throws ApiFailure with status 400
    void check(String fault, String value) {
        if (!value.matches(pattern)) {
            throw ApiFailure.invalidRequest(null, "value", fault + " takes " + description + ", not " + value + ".");
        }
    }
}
