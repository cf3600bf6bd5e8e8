package dev.usher.payment.paying;

import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.registration.Registration;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/// Describes in one line what a registration buys, for organizers in Stripe's Dashboard and for receipts.
@Singleton
final class PurchaseDescriptions {
    /// Stripe accepts more, but truncates what it shows.
    private static final int LONGEST = 200;

    private final EventStore events;

    PurchaseDescriptions(EventStore events) {
        this.events = events;
    }

    /// `2 x General, 1 x VIP - Night of the Open Doors`, at most 200 characters.
    String of(Registration registration) {
        String name = events.find(registration.eventId()).map(Event::name).orElse("");
        String lines = registration.lines().stream()
                .map(line -> line.quantity() + " x " + line.name())
                .collect(Collectors.joining(", "));
        String text = lines + " - " + name;
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
