package dev.usher.payment.reconciliation;

import dev.usher.payment.notices.Delivery;
import dev.usher.payment.notices.Notices;
import dev.usher.payment.reconciliation.Findings.What;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Applies an event that was fetched from Stripe in the same way as the webhook does: an event that was
/// delivered in the meantime changes nothing.
@Singleton
final class EventApplier {
    private final Notices notices;
    private final Findings findings;

    EventApplier(Notices notices, Findings findings) {
        this.notices = notices;
        this.findings = findings;
    }

    /// Applies the event.
    ///
    /// @return why it could not be applied; absent if it was applied, now or before, or is not relevant to us
    /// @throws RuntimeException if the store cannot be reached; repeating is safe
    @Nullable
    String apply(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Notice(var notice) -> {
                if (notices.apply(notice)) {
                    findings.found(What.UNDELIVERED_EVENT, notice.stripeEventId(), "of " + notice.registrationId());
                }
                yield null;
            }
            case Delivery.MoneyBack(var notice) ->
                notices.apply(notice) ? null : "its payment is not known to be paid yet";
            case Delivery.NotForUs _, Delivery.NotFromStripe _ -> null;
            case Delivery.OtherApiVersion other -> "API version " + other.theirs();
            case Delivery.Unreadable unreadable -> unreadable.cause();
            case Delivery.NotAnEvent() -> "not an event of the v1 API";
        };
    }
}
