package dev.usher.ticket.document;

import dev.usher.contracts.message.Currency;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/// Dates and money as a reader expects them. Times are meant in the event's own zone, which is named.
final class TicketTexts {
    static final Locale LOCALE = Locale.UK;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", LOCALE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", LOCALE);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("d MMM", LOCALE);

    private TicketTexts() {}

    static String date(EventFacts event) {
        return local(event, event.startsAt()).format(DATE);
    }

    static String time(EventFacts event) {
        ZonedDateTime start = local(event, event.startsAt());
        ZonedDateTime end = local(event, event.endsAt());
        String until = start.toLocalDate().equals(end.toLocalDate()) || end.isBefore(start.plusHours(12))
                ? end.format(TIME)
                : end.format(SHORT_DATE) + " " + end.format(TIME);
        return start.format(TIME) + " – " + until;
    }

    static String doors(EventFacts event) {
        return "Doors open at " + local(event, event.doorsOpenAt()).format(TIME);
    }

    static String zone(EventFacts event) {
        ZonedDateTime start = local(event, event.startsAt());
        return event.zone().getId().replace('_', ' ') + " (" + start.getZone().getDisplayName(TextStyle.SHORT, LOCALE)
                + ")";
    }

    /// An amount with its currency, such as `€50.00`.
    static String money(Money money) {
        if (money.isZero()) {
            return "Free";
        }
        var amount = BigDecimal.valueOf(money.amountMinor(), money.decimals());
        var format = NumberFormat.getCurrencyInstance(LOCALE);
        format.setCurrency(java.util.Currency.getInstance(money.currency().toUpperCase(Locale.ROOT)));
        int shown = Currency.ofCode(money.currency()).map(Currency::shownDigits).orElseThrow();
        format.setMinimumFractionDigits(shown);
        format.setMaximumFractionDigits(shown);
        return format.format(amount);
    }

    private static ZonedDateTime local(EventFacts event, Instant instant) {
        return instant.atZone(event.zone());
    }
}
