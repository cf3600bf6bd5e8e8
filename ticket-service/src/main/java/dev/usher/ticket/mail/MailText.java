package dev.usher.ticket.mail;

import java.util.StringJoiner;

/// A mail as plain text, for readers that show no HTML.
final class MailText {
    private MailText() {}

    static String of(MailBody body, String eventName) {
        var text = new StringJoiner("\n", "", "\n");
        text.add(body.greeting()).add("").add(body.lead()).add("");
        var offer = body.offer();
        if (offer != null) {
            text.add(offer.label() + ": " + offer.code()).add(offer.until()).add("");
        }
        body.link().ifPresent(link -> text.add(body.button() + ": " + link).add(""));
        text.add(HeaderText.of(eventName));
        body.facts().forEach((label, value) -> text.add(label + ": " + value));
        text.add("").add(body.ticketsLabel());
        body.tickets().forEach(ticket -> text.add("- " + ticket));
        text.add("");
        body.advice().forEach(sentence -> text.add(sentence).add(""));
        text.add("-- ").add(body.why());
        return text.toString();
    }
}
