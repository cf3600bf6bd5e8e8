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
        return calendar.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Organizer organizer(EventFacts event, InternetAddress sender) {
        var organizer = new Organizer(URI.create("mailto:" + sender.getAddress()));
        String name = HeaderText.of(event.organizerName()).replace("\"", "'");
        return name.isEmpty() ? organizer : (Organizer) organizer.add(new Cn(name));
    }
}
