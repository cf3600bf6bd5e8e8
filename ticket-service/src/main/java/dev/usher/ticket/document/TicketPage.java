package dev.usher.ticket.document;

import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Everything that is printed on one ticket.
///
/// @param typeName the ticket type, such as `VIP`
/// @param number counted from 1
/// @param of how many tickets the order has
/// @param orderNumber short form of the registration's id, for telephone and door
/// @param price of this ticket alone
/// @param code the text in the QR code
/// @param paidAt the document's date, so that rendering again gives the same bytes
/// @param language of labels and dates; one that there are no labels for is printed in English
/// @param logo the organizer's
public record TicketPage(
        EventFacts event,
        String attendeeName,
        String typeName,
        int number,
        int of,
        String orderNumber,
        Money price,
        String code,
        Instant paidAt,
        Locale language,
        @Nullable Logo logo) {
    /// The default layout.
    public static final Locale DEFAULT_LANGUAGE = Locale.UK;
}
