package dev.usher.payment.event;

import dev.usher.contracts.message.Money;

/// One kind of ticket to an event, with seats of its own.
///
/// @param id a slug, unique within the event, such as `vip`
/// @param name as buyers read it, such as `VIP`
/// @param price of one seat, or nothing
/// @param capacity how many seats there are of this type
public record TicketType(String id, String name, Money price, int capacity) {
    /// The type of an event that has just one.
    public static TicketType general(Money price, int capacity) {
        return new TicketType("general", "General", price, capacity);
    }
}
