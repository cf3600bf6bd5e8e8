package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.Money;
import dev.usher.platform.web.Texts;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What an organizer sends to set up an event. Everything that a ticket or a scanner could not handle is
/// refused here.
///
/// @param language the language of its tickets unless the buyer chooses another; English if absent
/// @param perAccount how much one account may have; [AccountCap#DEFAULT] if absent
/// @param ticketTypes what is sold; alternatively `capacity` and `price` of a single type
@Serdeable
record EventRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
        String name,

        @Nullable @Size(max = 2000) @Pattern(regexp = Texts.LINES, message = Texts.NOT_LINES)
        String description,

        @NotNull @Valid Venue venue,
        @NotNull Instant startsAt,
        @NotNull Instant endsAt,
        @NotBlank @Size(max = 60) String timeZone,
        @Nullable String language,
        @Nullable Instant doorsOpenAt,
        @Nullable @Valid Admission admission,

        @Nullable @Valid @Size(min = 1, max = Event.MAX_TICKET_TYPES)
        List<@Valid TicketTypeRequest> ticketTypes,

        @Nullable @Min(1) @Max(MAX_CAPACITY) Integer capacity,

        @Nullable @Valid Price price,
        @Nullable @Valid PerAccount perAccount,
        @NotNull @Valid Branding branding) {
    /// The limit for one ticket type, and for all together.
    static final int MAX_CAPACITY = 1_000_000;

    /// Twelve digits, in minor units: more than a payment provider could ever charge.
    private static final long MAX_AMOUNT = 999_999_999_999L;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /// The event that this describes. By default, doors open at the start and tickets admit until the end.
    ///
    /// @throws IllegalArgumentException if the fields contradict each other; the message may be shown to the
    ///     caller
    Event toEvent(EventId eventId) {
        Instant doors = Objects.requireNonNullElse(doorsOpenAt, startsAt);
        Instant from = admission == null ? doors : admission.from;
        Instant until = admission == null ? endsAt : admission.until;
        List.of(startsAt, endsAt, doors, from, until)
                .forEach(time -> require(
                        time.isAfter(EARLIEST) && time.isBefore(LATEST), "all times must lie between 2000 and 2200"));
        require(endsAt.isAfter(startsAt), "endsAt must be after startsAt");
        require(!doors.isAfter(endsAt), "doorsOpenAt must not be after endsAt");
        require(until.isAfter(from), "admission.until must be after admission.from");
        List<TicketType> types = toTicketTypes();
        return new Event(
                eventId,
                Event.FIRST_REVISION,
                Texts.visible(name, "name"),
                description,
                Texts.visible(venue.name, "venue.name"),
                Texts.visible(venue.address, "venue.address"),
                startsAt,
                endsAt,
                doors,
                from,
                until,
                zone(timeZone),
                types,
                Objects.requireNonNullElse(Language.check(language, "language"), Language.DEFAULT),
                Texts.visible(branding.organizerName, "branding.organizerName"),
                branding.accentColor,
                null,
                toCap(types),
                DoorTimes.NONE);
    }

    private AccountCap toCap(List<TicketType> types) {
        if (perAccount == null) {
            return AccountCap.DEFAULT;
        }
        var cap = new AccountCap(perAccount.seats, perAccount.openHolds);
        int capacity = types.stream().mapToInt(TicketType::capacity).sum();
        require(
                cap.seats() <= AccountCap.MOST_SEATS || cap.allows(capacity, capacity),
                "perAccount.seats must be 1 to " + AccountCap.MOST_SEATS
                        + ", or perAccount.seats and perAccount.openHolds at least the capacity of the event");
        return cap;
    }

    private List<TicketType> toTicketTypes() {
        if (ticketTypes == null && capacity != null && price != null) {
            return List.of(TicketType.general(Prices.check(price.toMoney(), "price"), capacity));
        }
        if (ticketTypes == null || capacity != null || price != null) {
            throw new IllegalArgumentException("send either ticketTypes, or capacity and price");
        }
        var types = IntStream.range(0, ticketTypes.size())
                .mapToObj(i -> ticketTypes.get(i).toTicketType("ticketTypes[" + i + "]"))
                .toList();
        require(
                types.stream().map(TicketType::id).distinct().count() == types.size(),
                "ticketTypes must have different ids");
        require(
                types.stream().map(type -> type.price().currency()).distinct().count() == 1,
                "ticketTypes must all have the same currency");
        require(
                types.stream().mapToLong(TicketType::capacity).sum() <= MAX_CAPACITY,
                "the capacity of all ticketTypes together must be at most " + MAX_CAPACITY);
        return types;
    }

    private static ZoneId zone(String timeZone) {
        // ZoneId.of also accepts offsets such as "+1" and "UTC+1", which browsers do not know.
        require(ZoneId.getAvailableZoneIds().contains(timeZone), "timeZone must be an IANA name such as Europe/Berlin");
        return ZoneId.of(timeZone);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Serdeable
    record Venue(
            @NotBlank @Size(max = 200) @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
            String name,

            @NotBlank @Size(max = 300) @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
            String address) {}

    /// How much one account may have at the same time.
    ///
    /// @param seats seats that are held or confirmed, together
    /// @param openHolds registrations that wait for payment
    @Serdeable
    record PerAccount(
            @NotNull @Min(1) @Max(MAX_CAPACITY) Integer seats,

            @NotNull @Min(1) @Max(MAX_CAPACITY) Integer openHolds) {}

    @Serdeable
    record Admission(@NotNull Instant from, @NotNull Instant until) {}

    @Serdeable
    record Price(
            @NotNull @Min(0) @Max(MAX_AMOUNT) Long amount,

            @NotNull @Pattern(regexp = "[a-z]{3}", message = "must be an ISO 4217 code in lower case")
            String currency) {
        Money toMoney() {
            return new Money(amount, currency);
        }
    }

    @Serdeable
    record Branding(
            @Nullable @Pattern(regexp = "#[0-9a-fA-F]{6}", message = "must look like #0b6e4f")
            String accentColor,

            @NotBlank @Size(max = 200) @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
            String organizerName) {}
}
