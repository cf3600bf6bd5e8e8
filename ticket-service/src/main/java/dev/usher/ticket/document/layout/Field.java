package dev.usher.ticket.document.layout;

/// What a ticket can say. Labels are in the ticket's language.
public enum Field {
    ORGANIZER,
    TICKET_OF,
    EVENT_NAME,
    DATE_LABEL,
    DATE,
    TIME_LABEL,
    TIME,
    ZONE,
    DOORS_LABEL,
    DOORS,
    VENUE_LABEL,
    VENUE_NAME,
    VENUE_ADDRESS,
    ATTENDEE_LABEL,
    ATTENDEE,
    TYPE_LABEL,
    TYPE,
    PRICE_LABEL,
    PRICE,
    ORDER_LABEL,
    ORDER,
    /// The last eight characters of the code.
    CODE_END,
    CODE_HINT,
    TERMS,
    PAGE_OF
}
