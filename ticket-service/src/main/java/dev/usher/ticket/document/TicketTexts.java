package dev.usher.ticket.document;

import dev.usher.contracts.message.Currency;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Dates, numbers and money as readers of a language expect them (CLDR). Times are meant in the event's own
/// zone, which is named. Safe for use by several threads.
public final class TicketTexts {
    private final Locale locale;
    private final DateTimeFormatter date;
    private final DateTimeFormatter shortDate;
    private final DateTimeFormatter time;
    private final DateTimeFormatter zone;

    /// Texts in this language.
    public TicketTexts(Locale locale) {
        this.locale = locale;
        this.date = localized(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL));
        this.shortDate = localized(DateTimeFormatter.ofLocalizedPattern("MMMd"));
        this.time = localized(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT));
        this.zone = localized(DateTimeFormatter.ofPattern("vvvv (O)", locale));
    }

    /// The day on which the event starts, with its weekday.
    public String date(EventFacts event) {
        return local(event, event.startsAt()).format(date);
    }

    /// From when until when; with the day of the end if that is another night.
    public String time(EventFacts event) {
        ZonedDateTime start = local(event, event.startsAt());
        ZonedDateTime end = local(event, event.endsAt());
        boolean sameNight = start.toLocalDate().equals(end.toLocalDate()) || end.isBefore(start.plusHours(12));
        return start.format(time) + " – " + (sameNight ? "" : end.format(shortDate) + " ") + end.format(time);
    }

    /// When doors open.
    public String doors(EventFacts event) {
        return local(event, event.doorsOpenAt()).format(time);
    }

    /// Such as `Central European Time (GMT+1)`.
    public String zone(EventFacts event) {
        return local(event, event.startsAt()).format(zone);
    }

    /// A number in the language's own digits.
    public String number(int number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /// An amount with its currency, such as `€50.00`.
    public String money(Money money) {
        var amount = BigDecimal.valueOf(money.amountMinor(), money.decimals());
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(java.util.Currency.getInstance(money.currency().toUpperCase(Locale.ROOT)));
        int shown = Currency.ofCode(money.currency()).map(Currency::shownDigits).orElseThrow();
        format.setMinimumFractionDigits(shown);
        format.setMaximumFractionDigits(shown);
        return format.format(amount);
    }

    private DateTimeFormatter localized(DateTimeFormatter formatter) {
        return formatter.withLocale(locale).withDecimalStyle(DecimalStyle.of(locale));
    }

    private static ZonedDateTime local(EventFacts event, Instant instant) {
        return instant.atZone(event.zone());
    }
}
