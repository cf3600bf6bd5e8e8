package dev.usher.payment.republish;

import org.jspecify.annotations.Nullable;

/// What operations ask for, as they wrote it.
///
/// @param registrationId the one that is meant; or `since` is there
/// @param since all confirmed since this instant that have no tickets are meant
/// @param dryRun whether only to say which
record RepublishRequest(
        String requestId,
        @Nullable String registrationId,
        @Nullable String since,
        boolean dryRun) {}
