package dev.usher.payment.republish;

import org.jspecify.annotations.Nullable;

/// A request by operations, as they wrote it.
///
/// @param registrationId the registration; absent if `since` is given
/// @param since stands for all registrations that were confirmed since this instant and have no tickets
/// @param dryRun whether to list the registrations without publishing anything
record RepublishRequest(
        String requestId,
        @Nullable String registrationId,
        @Nullable String since,
        boolean dryRun) {}
