package dev.usher.payment.event;

import dev.usher.contracts.message.Money;

/// One kind of ticket to an event, with its own seats.
///
/// @param id a slug, unique within the event, such as `vip`
/// @param name the name shown to buyers, such as `VIP`
/// @param price the price of one seat, which may be zero
/// @param capacity the number of seats of this type
public record TicketType(String id, String name, Money price, int capacity) {
    /// The type of an event that has only one.
    public static TicketType general(Money price, int capacity) {
        return new TicketType("general", "General", price, capacity);
    }
}
