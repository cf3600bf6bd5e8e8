package dev.usher.systemtests.faults;

import org.jspecify.annotations.Nullable;

/// What one buyer set out to do, and how far it got.
///
/// @param registrationId absent if there were no seats
/// @param totalMinor what it costs
/// @param seats how many it is for
/// @param paymentIntentId absent if it never came to one
/// @param paid whether Stripe said so to the buyer
record Purchase(
        @Nullable String registrationId,
        long totalMinor,
        int seats,
        @Nullable String paymentIntentId,
        boolean paid) {
    static Purchase soldOut() {
        return new Purchase(null, 0, 0, null, false);
    }

    boolean isHeld() {
        return registrationId != null;
    }
}
