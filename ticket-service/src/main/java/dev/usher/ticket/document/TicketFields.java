package dev.usher.ticket.document;

import dev.usher.contracts.message.EventFacts;
import dev.usher.ticket.document.layout.Field;
import java.util.regex.Pattern;

/// What each field of a layout says on one ticket.
public final class TicketFields {
    private static final int SHOWN_CHARACTERS = 8;

    /// With the comma that may stand before one.
    private static final Pattern LINE_BREAKS = Pattern.compile(",?\\s*\\R\\s*");

    private final TicketPage page;
    private final EventFacts event;
    private final Language language;
    private final TicketTexts texts;

    TicketFields(TicketPage page, Language language) {
        this.page = page;
        this.event = page.event();
        this.language = language;
        this.texts = language.texts();
    }

    /// In the page's language, or English if there are no labels in it.
    public static TicketFields of(TicketPage page) {
        return new TicketFields(page, Language.of(page.language()));
    }

    /// Empty if the ticket has nothing to say there.
    public String text(Field field) {
        return switch (field) {
            case ORGANIZER -> event.organizerName();
            case TICKET_OF -> page.of() == 1 ? language.label("ticket") : language.label("ticket-of", number(), of());
            case EVENT_NAME -> event.name();
            case DATE_LABEL -> language.label("date");
            case DATE -> texts.date(event);
            case TIME_LABEL -> language.label("time");
            case TIME -> texts.time(event);
            case ZONE -> texts.zone(event);
            case DOORS_LABEL -> language.label("doors");
            case DOORS -> texts.doors(event);
            case VENUE_LABEL -> language.label("venue");
            case VENUE_NAME -> event.venueName();
            case VENUE_ADDRESS ->
                LINE_BREAKS.matcher(event.venueAddress().strip()).replaceAll(", ");
            case ATTENDEE_LABEL -> language.label("attendee");
            case ATTENDEE -> page.attendeeName();
            case TYPE_LABEL -> language.label("type");
            case TYPE -> page.typeName();
            case PRICE_LABEL -> language.label("price");
            case PRICE -> page.price().isZero() ? language.label("free") : texts.money(page.price());
            case ORDER_LABEL -> language.label("order");
            case ORDER -> page.orderNumber();
            case CODE_END -> codeEnd();
            case CODE_HINT -> language.label("show-code");
            case TERMS -> language.label("terms");
            case PAGE_OF -> language.label("page-of", number(), of());
        };
    }

    private String number() {
        return texts.number(page.number());
    }

    private String of() {
        return texts.number(page.of());
    }

    private String codeEnd() {
        String code = page.code();
        String end = code.substring(Math.max(0, code.length() - SHOWN_CHARACTERS));
        int half = end.length() / 2;
        return end.substring(0, half) + " " + end.substring(half);
    }
}
