package dev.usher.ticket.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Attendee;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.listing.EventTickets.Place;
import dev.usher.ticket.listing.TicketLists.Held;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.order.TicketWrite;
import dev.usher.ticket.printing.InMemoryTicketPdfs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Lists, on a fake and on DynamoDB alike.
abstract class TicketListsContract {
    private final UserId holder = UserId.parse("user-" + UUID.randomUUID());
    private final EventId eventId = new EventId(UUID.randomUUID());

    abstract TicketStore store();

    abstract TicketLists lists();

    @Test
    void aHolderSeesAllOfTheirTicketsTheNewestFirst() {
        List<Ticket> older = issue(3, SampleMessages.ISSUED_AT);
        List<Ticket> newer = issue(2, SampleMessages.ISSUED_AT.plusSeconds(60));

        List<Ticket> all = lists().ofUser(holder, 10, null);

        assertThat(all.subList(0, 2)).containsExactlyInAnyOrderElementsOf(newer);
        assertThat(all.subList(2, 5)).containsExactlyInAnyOrderElementsOf(older);
    }

    @Test
    void aFullSecondIsOlderThanItsOwnMilliseconds() {
        Instant second = SampleMessages.ISSUED_AT.truncatedTo(ChronoUnit.SECONDS);
        List<Ticket> older = issue(1, second);
        List<Ticket> newer = issue(1, second.plusMillis(500));

        List<Ticket> all = lists().ofUser(holder, 10, null);

        assertThat(all).containsExactly(newer.getFirst(), older.getFirst());
        assertThat(lists().ofUser(holder, 10, Held.of(newer.getFirst()))).isEqualTo(older);
    }

    @Test
    void pagesOfAHolderFollowEachOther() {
        issue(5, SampleMessages.ISSUED_AT);
        List<Ticket> whole = lists().ofUser(holder, 10, null);

        var pages = new ArrayList<Ticket>();
        for (List<Ticket> page = lists().ofUser(holder, 2, null); !page.isEmpty(); ) {
            pages.addAll(page);
            page = lists().ofUser(holder, 2, Held.of(page.getLast()));
        }

        assertThat(whole).hasSize(5);
        assertThat(pages).isEqualTo(whole);
    }

    @Test
    void whatWasTransferredIsInItsNewHoldersList() {
        Ticket ticket = issue(1, SampleMessages.ISSUED_AT).getFirst();
        UserId recipient = UserId.parse("user-" + UUID.randomUUID());
        Ticket transferred =
                ticket.transferred(TicketIssuerOfTests.SIGNER, recipient, new Attendee("Ben Okri", "ben@example.org"));
        store().write(TicketWrite.of(List.of(transferred), List.of()));

        assertThat(lists().ofUser(holder, 10, null)).isEmpty();
        assertThat(lists().ofUser(recipient, 10, null)).containsExactly(transferred);
    }

    @Test
    void pagesOfAnEventHaveEachTicketOnce() {
        List<Ticket> issued = new ArrayList<>(issue(20, SampleMessages.ISSUED_AT));
        issued.addAll(issue(13, SampleMessages.ISSUED_AT));

        var pages = new ArrayList<Ticket>();
        @Nullable Place next = Place.BEGINNING;
        while (next != null) {
            var page = new EventTickets(lists()).page(eventId, any -> true, 4, next);
            assertThat(page.tickets()).hasSizeLessThanOrEqualTo(4);
            pages.addAll(page.tickets());
            next = page.next();
        }

        assertThat(pages).containsExactlyInAnyOrderElementsOf(issued);
    }

    @Test
    void aFilterFindsTheFew() {
        List<Ticket> issued = issue(20, SampleMessages.ISSUED_AT);
        Ticket renamed = issued.get(7).renamed("Grace Hopper");
        store().write(TicketWrite.of(List.of(renamed), List.of()));
        Predicate<Ticket> grace = new TicketFilter("valid", "gRace h");

        var page = new EventTickets(lists()).page(eventId, grace, 50, Place.BEGINNING);

        assertThat(page.tickets()).containsExactly(renamed);
        assertThat(page.next()).isNull();
    }

    @Test
    void whoHasNothingSeesNothing() {
        assertThat(lists().ofUser(holder, 10, null)).isEmpty();
        assertThat(new EventTickets(lists()).page(eventId, any -> true, 50, Place.BEGINNING))
                .isEqualTo(new EventTickets.Page(List.of(), null));
    }

    private List<Ticket> issue(int quantity, Instant now) {
        var sample = SampleMessages.paymentSucceeded(RegistrationId.random(), quantity);
        var payment = new PaymentSucceeded(
                sample.registrationId(),
                sample.paymentIntentId(),
                holder,
                sample.attendee(),
                sample.language(),
                sample.lines(),
                sample.total(),
                sample.paidAt(),
                SampleMessages.event(eventId));
        TicketIssuerOfTests.issuer(store(), new InMemoryTicketPdfs(), Clock.fixed(now, ZoneOffset.UTC))
                .issue(payment);
        return store().ofRegistration(sample.registrationId());
    }
}
