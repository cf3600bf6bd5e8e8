package dev.usher.payment.republish;

import org.jspecify.annotations.Nullable;

/// A request by operations, as they wrote it.
///
/// One of the first three is given.
///
/// @param registrationId the registration
/// @param since stands for all registrations that were confirmed since this instant and have no tickets
/// @param eventId the event whose facts to publish
/// @param dryRun whether to list the registrations without publishing anything
record RepublishRequest(
        String requestId,
        @Nullable String registrationId,
        @Nullable String since,
        @Nullable String eventId,
        boolean dryRun) {}
