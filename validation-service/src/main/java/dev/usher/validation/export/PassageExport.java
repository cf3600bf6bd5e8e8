package dev.usher.validation.export;

import dev.usher.contracts.id.EventId;
import dev.usher.validation.admission.AdmissionStore;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.event.DoorEvents;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Exports all passages of an event as CSV ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180)), for
/// spreadsheets. Writes while it reads, so that memory use does not grow with the number of tickets.
@Singleton
final class PassageExport {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "time UTC",
                    "local time",
                    "direction",
                    "gate",
                    "device",
                    "ticket",
                    "attendee",
                    "ticket type",
                    "order",
                    "against",
                    "time is")
            .get();

    private final AdmissionStore store;
    private final DoorEvents events;

    PassageExport(AdmissionStore store, DoorEvents events) {
        this.store = store;
        this.events = events;
    }

    /// Writes one line per passage, ticket by ticket. `against` is the reason for which the service would
    /// have refused the passage, and `time is` says whether its device reported an impossible time.
    void write(EventId eventId, Writer writer) throws IOException {
        ZoneId zone = events.find(eventId).map(event -> event.window().zone()).orElse(ZoneOffset.UTC);
        var csv = new CSVPrinter(writer, FORMAT);
        try (Stream<Ticket> tickets = store.passedTickets(eventId)) {
            tickets.forEach(
                    ticket -> ticket.presence().passages().forEach(passage -> print(csv, ticket, passage, zone)));
        }
        csv.flush();
    }

    private static void print(CSVPrinter csv, Ticket ticket, Passage passage, ZoneId zone) {
        Ticket.Facts facts = ticket.facts();
        try {
            csv.printRecord(
                    passage.at(),
                    LOCAL.format(passage.at().atZone(zone)),
                    passage.direction().wireName(),
                    harmless(passage.gate()),
                    passage.deviceId(),
                    ticket.ticketId(),
                    facts == null ? "" : harmless(facts.attendeeName()),
                    facts == null ? "" : harmless(facts.typeName()),
                    facts == null ? "" : facts.registrationId().orderNumber(),
                    passage.against() == null ? "" : passage.against().wireName(),
                    passage.isTimeDoubtful() ? "doubtful" : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts an apostrophe before a name that a spreadsheet would read as a formula ([OWASP: CSV
    /// injection](https://owasp.org/www-community/attacks/CSV_Injection)).
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /// The file's name.
    String fileName(EventId eventId, Instant now) {
        String name = events.find(eventId).map(event -> event.name()).orElse("event");
        String plain = name.replaceAll("[^\\p{L}\\p{N}]+", "-");
        return "admissions-" + plain + "-" + DateTimeFormatter.ISO_LOCAL_DATE.format(now.atZone(ZoneOffset.UTC))
                + ".csv";
    }
}
