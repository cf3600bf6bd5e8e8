package dev.usher.contracts.message;

import io.micronaut.serde.annotation.Serdeable;

/// A number of tickets of one type in an order.
///
/// @param type the id of the ticket type within its event, such as `vip`
/// @param name as it was sold, such as `VIP`; printed on the ticket
/// @param quantity at least 1
/// @param unitPrice of one ticket
@Serdeable
public record TicketLine(String type, String name, int quantity, Money unitPrice) {
    public TicketLine {
        Fields.requireType(type, "line.type");
        Fields.requireTypeName(name, "line.name");
        Fields.requireBetween(quantity, 1, PaymentSucceeded.MAX_QUANTITY, "line.quantity");
        Fields.require(unitPrice, "line.unitPrice");
    }

    /// The price of all tickets of this line.
    public Money price() {
        return unitPrice.times(quantity);
    }
}
