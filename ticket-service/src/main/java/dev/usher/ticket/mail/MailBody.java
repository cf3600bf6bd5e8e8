package dev.usher.ticket.mail;

import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.TicketMailRequested.Cause;
import dev.usher.ticket.mail.TicketMail.Line;
import dev.usher.ticket.mail.TicketMail.Offer;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a mail says, sentence by sentence; [MailText] and [MailPage] make it plain text and HTML.
///
/// @param facts label and value
/// @param offer what the reader needs to claim the tickets
/// @param button its text; it leads to `link`
record MailBody(
        String subject,
        String greeting,
        String lead,
        @Nullable OfferText offer,
        Map<String, String> facts,
        String ticketsLabel,
        List<String> tickets,
        List<String> advice,
        String button,
        Optional<URI> link,
        String why) {
    /// How a reader claims tickets.
    record OfferText(String label, String code, String until) {}

    /// @param link where its button leads; without one there is no button
    static MailBody of(TicketMail mail, MailTexts texts, Optional<URI> link) {
        EventFacts event = mail.event();
        Offer offer = mail.offer();
        int count = mail.tickets().size();
        String key = mail.cause().wireName();
        String giver = offer == null ? "" : HeaderText.of(offer.giver());
        return new MailBody(
                // Nothing that the giver typed: a subject is read before its sender is known.
                texts.sentence(key + ".subject", count, event.name()),
                texts.sentence("greeting", HeaderText.of(mail.recipient().name())),
                texts.sentence(key + ".lead", count, giver),
                offer == null ? null : offerText(offer, event, texts),
                facts(mail, texts),
                texts.sentence("tickets"),
                mail.tickets().stream().map(line -> line(line, texts)).toList(),
                mail.cause() == Cause.TRANSFER_OFFERED
                        ? List.of()
                        : List.of(texts.sentence("at-the-door"), texts.sentence("calendar")),
                texts.sentence(offer == null ? "open" : "open-offer"),
                link,
                texts.sentence(offer == null ? "why" : "why-offer", HeaderText.of(organizer(event))));
    }

    private static OfferText offerText(Offer offer, EventFacts event, MailTexts texts) {
        return new OfferText(
                texts.sentence("code"),
                offer.code(),
                texts.sentence("code-until", texts.moment(offer.until(), event.zone())));
    }

    private static Map<String, String> facts(TicketMail mail, MailTexts texts) {
        EventFacts event = mail.event();
        var facts = new LinkedHashMap<String, String>();
        facts.put(texts.sentence("date"), texts.dates().date(event));
        facts.put(
                texts.sentence("time"),
                texts.dates().time(event) + ", " + texts.dates().zone(event));
        facts.put(texts.sentence("doors"), texts.dates().doors(event));
        facts.put(texts.sentence("venue"), place(event));
        facts.put(texts.sentence("order"), mail.orderNumber());
        return facts;
    }

    /// Name and address of the venue on one line.
    static String place(EventFacts event) {
        var parts = new ArrayList<String>();
        parts.add(HeaderText.of(event.venueName()));
        event.venueAddress()
                .lines()
                .map(HeaderText::of)
                .filter(line -> !line.isEmpty())
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .forEach(parts::add);
        return String.join(", ", parts);
    }

    private static String organizer(EventFacts event) {
        return event.organizerName().isBlank() ? event.name() : event.organizerName();
    }

    private static String line(Line line, MailTexts texts) {
        var number = texts.dates().number(line.number());
        var of = texts.dates().number(line.of());
        return texts.sentence("ticket-of", number, of) + " · " + HeaderText.of(line.typeName()) + " · "
                + HeaderText.of(line.attendeeName());
    }
}
