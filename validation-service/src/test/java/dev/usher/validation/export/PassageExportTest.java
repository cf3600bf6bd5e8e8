package dev.usher.validation.export;

import static dev.usher.validation.admission.Tickets.ENTRY;
import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.EVENT;
import static dev.usher.validation.admission.Tickets.newId;
import static dev.usher.validation.admission.Tickets.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.validation.admission.InMemoryAdmissionStore;
import dev.usher.validation.admission.Passage;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.Reason;
import dev.usher.validation.admission.TicketNews;
import dev.usher.validation.admission.Tickets;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.InMemoryDoorEventStore;
import dev.usher.validation.event.SampleEvents;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PassageExportTest {
    private final InMemoryAdmissionStore store = new InMemoryAdmissionStore();
    private final DoorEvents events = new InMemoryDoorEventStore().asSeenAtTheDoor();
    private final PassageExport export = new PassageExport(store, events);

    @Test
    void everyPassageIsALineWithLocalTimeAndWithoutFormulas() throws IOException {
        events.learn(SampleEvents.facts(EVENT, 1, "Open Doors"));
        var ticket = newId();
        store.learn(
                new TicketNews(
                        Tickets.ORDER,
                        EVENT,
                        new TicketState(ticket, 1, "vip", "VIP, \"gold\"", Tickets.ADA, "=Ada", 1, Status.VALID, 1)),
                EVENING);
        store.pass(signed(ticket, 1), Tickets.entry(EVENING, "in"), ENTRY);
        store.pass(signed(ticket, 1), Tickets.exit(EVENING.plusSeconds(60), "out"), Tickets.EXIT);
        store.passed(
                signed(ticket, 1),
                new Passage(
                        Direction.ENTRY,
                        EVENING.minusSeconds(60),
                        EVENING,
                        "North",
                        "DEVICE#1",
                        "odd",
                        null,
                        Reason.ALREADY_USED,
                        true));
        var writer = new StringWriter();

        export.write(EVENT, writer);

        String rest = ",North,DEVICE#1," + ticket + ",'=Ada,\"VIP, \"\"gold\"\"\",0000-0000,,";
        assertThat(writer.toString().split("\r\n"))
                .containsExactly(
                        "time UTC,local time,direction,gate,device,ticket,attendee,ticket type,order,against,time is",
                        "2026-11-22T18:29:00.250Z,2026-11-22 19:29:00,entry"
                                + rest.replace("0000-0000,,", "0000-0000,already_used,doubtful"),
                        "2026-11-22T18:30:00.250Z,2026-11-22 19:30:00,entry" + rest,
                        "2026-11-22T18:31:00.250Z,2026-11-22 19:31:00,exit" + rest);
    }

    @Test
    void theFileIsNamedAfterTheEventAndTheDay() {
        events.learn(SampleEvents.facts(EVENT, 1, "Große Nacht / Teil 2"));

        assertThat(export.fileName(EVENT, EVENING)).isEqualTo("admissions-Große-Nacht-Teil-2-2026-11-22.csv");
    }
}
