package dev.usher.ticket.document;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.testing.SampleMessages;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Valid pages to render.
public final class SamplePages {
    private static final TicketCodeSigner SIGNER = new TicketCodeSigner(0, new byte[32]);

    private SamplePages() {}

    static TicketPage page(int number, int of) {
        return page(SampleMessages.EVENT, "Ada Lovelace", number, of);
    }

    static TicketPage page(EventFacts event, String attendeeName, int number, int of) {
        return page(event, attendeeName, number, of, TicketPage.DEFAULT_LANGUAGE, null);
    }

    static TicketPage page(
            EventFacts event, String attendeeName, int number, int of, Locale language, @Nullable Logo logo) {
        var code = new TicketCode(
                TicketId.derive(SampleMessages.REGISTRATION, number), event.eventId(), SampleMessages.ADA, 1);
        return new TicketPage(
                event,
                attendeeName,
                "General",
                number,
                of,
                "0F8F-AD5B",
                new Money(2500, "eur"),
                SIGNER.sign(code),
                SampleMessages.PAID_AT,
                language,
                logo);
    }

    /// [SampleMessages#EVENT] with other texts.
    static EventFacts event(String name, String venueName, String venueAddress, String organizerName) {
        return new EventFacts(
                SampleMessages.EVENT.eventId(),
                SampleMessages.EVENT.revision(),
                name,
                venueName,
                venueAddress,
                SampleMessages.EVENT.startsAt(),
                SampleMessages.EVENT.endsAt(),
                SampleMessages.EVENT.doorsOpenAt(),
                SampleMessages.EVENT.admitsFrom(),
                SampleMessages.EVENT.admitsUntil(),
                SampleMessages.EVENT.zone(),
                SampleMessages.EVENT.language(),
                organizerName,
                SampleMessages.EVENT.accentColor(),
                SampleMessages.EVENT.logo());
    }

    /// A page in each language that there are labels for, with texts of its script.
    static List<TicketPage> languages() {
        return List.of(
                page(1, 1),
                page(
                        event("Große Nacht", "Alte Münze", "Molkenmarkt 2", "Verein"),
                        "Jürgen Groß",
                        1,
                        1,
                        Locale.GERMANY,
                        null),
                page(
                        event("Nuit d’été", "Théâtre", "12, rue de l’Œuvre", "Çà et là"),
                        "Zoë",
                        1,
                        1,
                        Locale.FRANCE,
                        null),
                page(event("¿Qué tal?", "Teatro", "Calle Ñ 1", "Señores"), "Íñigo", 1, 1, Locale.of("es"), null),
                page(event("春の音楽祭", "東京文化会館", "上野公園5-45", "音楽の扉"), "山田 花子", 1, 1, Locale.JAPAN, null),
                page(
                        event("ليلة الأبواب المفتوحة", "دار الأوبرا", "شارع التحرير 12", "الأبواب"),
                        "محمد",
                        1,
                        1,
                        Locale.of("ar"),
                        null));
    }

    /// A page with all scripts that the fonts have.
    static TicketPage scripts() {
        return page(
                event(
                        "Ελληνικά Русский Tiếng Việt हिन्दी क्षत्रिय",
                        "שלום עולם",
                        "北京市 서울특별시 東京都 ★ \uD83C\uDF9F",
                        "العربية"),
                "Ngọc नमस्ते עִבְרִית \uD83E\uDD84",
                1,
                1);
    }
}
