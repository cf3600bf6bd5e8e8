package dev.usher.ticket.document;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Valid pages to render.
public final class SamplePages {
    public static final EventFacts EVENT = new EventFacts(
            EventId.parse("5c0a1f7e-1111-4d6b-8f00-0000000000a1"),
            1,
            "Night of the Open Doors",
            "Alte Münze",
            "Molkenmarkt 2, 10179 Berlin",
            Instant.parse("2026-11-22T19:00:00Z"),
            Instant.parse("2026-11-22T23:00:00Z"),
            Instant.parse("2026-11-22T18:00:00Z"),
            Instant.parse("2026-11-22T17:00:00Z"),
            Instant.parse("2026-11-22T23:00:00Z"),
            ZoneId.of("Europe/Berlin"),
            "en-GB",
            "Open Doors e.V.",
            "#0b6e4f",
            null);
    private static final RegistrationId REGISTRATION = RegistrationId.parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final TicketCodeSigner SIGNER = new TicketCodeSigner(0, new byte[32]);

    private SamplePages() {}

    /// The same event under another id.
    public static EventFacts event(EventId eventId) {
        return event(eventId, EVENT.revision(), EVENT.name(), null);
    }

    /// The same event, changed.
    public static EventFacts event(EventId eventId, int revision, String name, @Nullable String logo) {
        return new EventFacts(
                eventId,
                revision,
                name,
                EVENT.venueName(),
                EVENT.venueAddress(),
                EVENT.startsAt(),
                EVENT.endsAt(),
                EVENT.doorsOpenAt(),
                EVENT.admitsFrom(),
                EVENT.admitsUntil(),
                EVENT.zone(),
                EVENT.language(),
                EVENT.organizerName(),
                EVENT.accentColor(),
                logo);
    }

    static TicketPage page(int number, int of) {
        return page(EVENT, "Ada Lovelace", number, of);
    }

    static TicketPage page(EventFacts event, String attendeeName, int number, int of) {
        return page(event, attendeeName, number, of, TicketPage.DEFAULT_LANGUAGE, null);
    }

    static TicketPage page(
            EventFacts event, String attendeeName, int number, int of, Locale language, @Nullable Logo logo) {
        var code = new TicketCode(
                TicketId.derive(REGISTRATION, number),
                event.eventId(),
                UserId.parse("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a01"),
                1);
        return new TicketPage(
                event,
                attendeeName,
                "General",
                number,
                of,
                "0F8F-AD5B",
                new Money(2500, "eur"),
                SIGNER.sign(code),
                Instant.parse("2026-11-22T12:00:00Z"),
                language,
                logo);
    }

    /// The sample event with other texts.
    static EventFacts event(String name, String venueName, String venueAddress, String organizerName) {
        return new EventFacts(
                EVENT.eventId(),
                EVENT.revision(),
                name,
                venueName,
                venueAddress,
                EVENT.startsAt(),
                EVENT.endsAt(),
                EVENT.doorsOpenAt(),
                EVENT.admitsFrom(),
                EVENT.admitsUntil(),
                EVENT.zone(),
                EVENT.language(),
                organizerName,
                EVENT.accentColor(),
                EVENT.logo());
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
