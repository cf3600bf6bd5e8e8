package dev.usher.localcloud.stripe.payment;

import org.jspecify.annotations.Nullable;

/// The outcome of a payment with a test card.
sealed interface CardBehaviour {

    /// The money moves at once.
    record Pays() implements CardBehaviour {}

    /// The bank refuses.
    ///
    /// @param code Stripe's error code
    /// @param declineCode the bank's reason; absent where the code says it all
    /// @param message the sentence the buyer reads
    record Declines(String code, @Nullable String declineCode, String message) implements CardBehaviour {}

    /// The bank wants to see the buyer first; then the money moves.
    record Challenges() implements CardBehaviour {}

    /// Nobody knows for a while.
    ///
    /// @param pays whether the money moves in the end
    record TakesTime(boolean pays) implements CardBehaviour {}
}
