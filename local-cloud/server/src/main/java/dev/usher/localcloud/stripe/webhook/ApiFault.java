package dev.usher.localcloud.stripe.webhook;

import dev.usher.localcloud.stripe.protocol.ApiFailure;

/// A way in which calls of the API go wrong. Adding one is adding a line here.
enum ApiFault {
    /// Answered before anything was executed, so that the same idempotency key may be used again.
    SERVER_ERROR("500") {
        @Override
        void strike() {
            throw ApiFailure.serverError(500, "An error occurred inside the stand-in, because a fault asks for it.");
        }
    };

    private final String wireName;

    ApiFault(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    abstract void strike();
}
