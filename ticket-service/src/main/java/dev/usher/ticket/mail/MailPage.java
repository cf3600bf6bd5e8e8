package dev.usher.ticket.mail;

import dev.usher.contracts.message.EventFacts;
import dev.usher.ticket.document.Palette;
import dev.usher.ticket.document.layout.Tone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A mail as HTML, in the organizer's colour. One column, inline styles, nothing loaded from elsewhere:
/// all mail programs show that alike.
final class MailPage {
    private static final Html PAGE = Html.template("mail.html");
    private static final Html FACT = Html.template("mail-fact.html");
    private static final Html TICKET = Html.template("mail-ticket.html");
    private static final Html OFFER = Html.template("mail-offer.html");
    private static final Html BUTTON = Html.template("mail-button.html");
    private static final Html PARAGRAPH = Html.template("mail-paragraph.html");

    private final MailBody body;
    private final EventFacts event;
    private final MailTexts texts;
    private final Html accent;
    private final Html onAccent;

    private MailPage(MailBody body, EventFacts event, MailTexts texts) {
        this.body = body;
        this.event = event;
        this.texts = texts;
        var palette = Palette.of(event.accentColor());
        this.accent = new Html(palette.color(Tone.ACCENT).css());
        this.onAccent = new Html(palette.color(Tone.ON_ACCENT).css());
    }

    static String of(MailBody body, EventFacts event, MailTexts texts) {
        return new MailPage(body, event, texts).page().markup();
    }

    private Html page() {
        var pieces = new HashMap<String, Html>();
        pieces.put("language", new Html(texts.locale().toLanguageTag()));
        pieces.put("direction", new Html(texts.isRightToLeft() ? "rtl" : "ltr"));
        pieces.put("start", start());
        pieces.put("accent", accent);
        pieces.put("on-accent", onAccent);
        pieces.put("subject", Html.text(body.subject()));
        pieces.put("organizer", Html.text(event.organizerName()));
        pieces.put("event", Html.text(event.name()));
        pieces.put("greeting", Html.text(body.greeting()));
        pieces.put("lead", Html.text(body.lead()));
        pieces.put("offer", offer());
        pieces.put("button", button());
        pieces.put("facts", facts());
        pieces.put("tickets-label", Html.text(body.ticketsLabel()));
        pieces.put("tickets", tickets());
        pieces.put("advice", advice());
        pieces.put("why", Html.text(body.why()));
        return PAGE.filled(pieces);
    }

    private Html offer() {
        var offer = body.offer();
        return offer == null
                ? Html.NONE
                : OFFER.filled(Map.of(
                        "label", Html.text(offer.label()),
                        "code", Html.text(offer.code()),
                        "until", Html.text(offer.until())));
    }

    private Html button() {
        return body.link()
                .map(link -> BUTTON.filled(Map.of(
                        "link",
                        Html.text(link.toString()),
                        "words",
                        Html.text(body.button()),
                        "accent",
                        accent,
                        "on-accent",
                        onAccent)))
                .orElse(Html.NONE);
    }

    private Html facts() {
        return Html.join(body.facts().entrySet().stream()
                .map(fact -> FACT.filled(Map.of(
                        "start", start(), "label", Html.text(fact.getKey()), "value", Html.text(fact.getValue()))))
                .toList());
    }

    private Html tickets() {
        return Html.join(body.tickets().stream()
                .map(ticket -> TICKET.filled(Map.of("ticket", Html.text(ticket))))
                .toList());
    }

    private Html advice() {
        List<Html> paragraphs = body.advice().stream()
                .map(sentence -> PARAGRAPH.filled(Map.of("sentence", Html.text(sentence))))
                .toList();
        return Html.join(paragraphs);
    }

    private Html start() {
        return new Html(texts.isRightToLeft() ? "right" : "left");
    }
}
