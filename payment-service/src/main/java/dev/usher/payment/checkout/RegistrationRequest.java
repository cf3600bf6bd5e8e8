package dev.usher.payment.checkout;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.Language;
import dev.usher.payment.registration.Registrar.Order;
import dev.usher.payment.registration.TicketSelection;
import dev.usher.platform.web.Mailable;
import dev.usher.platform.web.Texts;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request for seats of an event.
///
/// @param language the language of tickets and mails; the event's language if absent
/// @param items how many tickets of each type; alternatively `quantity`, if the event has only one type
@Serdeable
record RegistrationRequest(
        @NotNull EventId eventId,
        @NotNull @Valid AttendeeRequest attendee,
        @Nullable String language,

        @Nullable @Valid @Size(min = 1, max = Event.MAX_TICKET_TYPES)
        List<@Valid Item> items,

        @Nullable @Min(1) @Max(MOST) Integer quantity) {
    private static final int MOST = 999;

    /// The order that this describes.
    ///
    /// @throws IllegalArgumentException if the fields contradict each other; the message may be shown to the
    ///     caller
    Order order(UserId buyer) {
        return new Order(buyer, eventId, attendee.toAttendee(), Language.check(language, "language"), selection());
    }

    private TicketSelection selection() {
        if (items == null && quantity != null) {
            return new TicketSelection.OfTheOnlyType(quantity);
        }
        if (items == null || quantity != null) {
            throw new IllegalArgumentException("send either items or quantity");
        }
        var quantities = new LinkedHashMap<String, Integer>();
        for (Item item : items) {
            if (quantities.put(item.ticketType, item.quantity) != null) {
                throw new IllegalArgumentException("items must name each ticket type once");
            }
        }
        return new TicketSelection.OfTypes(quantities);
    }

    @Serdeable
    record Item(
            @NotBlank @Size(max = 40) String ticketType,

            @NotNull @Min(1) @Max(MOST) Integer quantity) {}

    @Serdeable
    record AttendeeRequest(
            @NotBlank
            @Size(max = 200)
            @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
            @Pattern(regexp = Texts.NO_LINK, message = Texts.NOT_NO_LINK)
            String name,

            @NotBlank @Size(max = 254) @Mailable String email) {
        Attendee toAttendee() {
            return new Attendee(Texts.visible(name, "attendee.name"), email.strip());
        }
    }
}
