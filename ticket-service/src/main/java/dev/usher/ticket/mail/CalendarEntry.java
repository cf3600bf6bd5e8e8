package dev.usher.ticket.mail;

import dev.usher.contracts.message.EventFacts;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/// The event for a calendar program (RFC 5545). Its UID is the order's, so that a later mail about the
/// order replaces the entry; the event's revision decides which is newer. Times are in UTC, which every
/// program shows in its reader's own zone, and which no old table of zones can shift.
final class CalendarEntry {
    /// In bytes.
    private static final int LONGEST_LINE = 75;

    private CalendarEntry() {}

    /// The file's bytes.
    static byte[] of(TicketMail mail, InternetAddress sender, Optional<URI> storefront) {
        EventFacts event = mail.event();
        var entry = new VEvent(event.startsAt(), event.endsAt(), HeaderText.of(event.name()));
        entry.replace(new DtStamp(mail.requestedAt()));
        entry.add(new Uid(mail.order() + "@order.usher"))
                .add(new Sequence(event.revision()))
                .add(new Location(MailBody.place(event)))
                .add(organizer(event, sender));
        storefront.ifPresent(link -> entry.add(new Url(link)));
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Usher//Tickets//EN"))
                .add(ImmutableVersion.VERSION_2_0)
                .add(ImmutableCalScale.GREGORIAN)
                .add(ImmutableMethod.PUBLISH);
        calendar.add(entry);
        calendar.validate();
        return folded(calendar.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /// The same with lines of at most 75 bytes, as RFC 5545 wants in section 3.1. ical4j's own writer counts UTF-16
    /// units, and cuts an emoji in two.
    private static String folded(String calendar) {
        var folded = new StringBuilder(calendar.length() + 64);
        int bytes = 0;
        for (int character : calendar.codePoints().toArray()) {
            int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (character == '\r' || character == '\n') {
                bytes = 0;
            } else if (bytes + size > LONGEST_LINE) {
                folded.append("\r\n ");
                bytes = 1 + size;
            } else {
                bytes += size;
            }
            folded.appendCodePoint(character);
        }
        return folded.toString();
    }

    private static Organizer organizer(EventFacts event, InternetAddress sender) {
        var organizer = new Organizer(URI.create("mailto:" + sender.getAddress()));
        String name = HeaderText.of(event.organizerName()).replace("\"", "'");
        return name.isEmpty() ? organizer : (Organizer) organizer.add(new Cn(name));
    }
}
