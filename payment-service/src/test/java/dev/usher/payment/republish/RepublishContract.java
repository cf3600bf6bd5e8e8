package dev.usher.payment.republish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.payment.CloudContext;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationStore;
import dev.usher.payment.registration.RegistrationTicket;
import dev.usher.payment.registration.RegistrationTickets;
import dev.usher.payment.registration.RegistrationsWithoutTickets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Orders without tickets, and what operations can do about them, on DynamoDB, wherever it runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RepublishContract {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final CloudUnderTest cloud;
    private final CloudContext context;

    RepublishContract(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.context = new CloudContext(cloud);
    }

    @AfterAll
    void close() {
        context.close();
    }

    @Test
    void whoIsConfirmedWaitsForTicketsUntilAllAreThere() {
        Registration confirmed = confirmed(2);
        assertThat(waiting()).contains(confirmed.registrationId());

        note(confirmed, 1);
        assertThat(waiting()).contains(confirmed.registrationId());

        note(confirmed, 2);
        assertThat(waiting()).doesNotContain(confirmed.registrationId());
    }

    @Test
    void whoIsPendingWaitsForNoTicketsEvenIfSomebodyTellsOfThem() {
        Registration pending = Samples.pending(newEvent(), 1);
        store().hold(pending, AccountCap.NONE);

        note(pending, 1);

        assertThat(waiting()).doesNotContain(pending.registrationId());
        assertThat(context.bean(PaymentStore.class).expireRegistration(pending, null))
                .isTrue();
    }

    @Test
    void aMessageThatWasPublishedIsPendingAgain() {
        Registration confirmed = confirmed(1);
        takeOutOfTheOutbox(confirmed);

        Map<String, AttributeValue> answer = ask(
                RepublishRequestTable.REGISTRATION_ID,
                confirmed.registrationId().toString(),
                false);

        assertThat(registrations(answer))
                .containsExactly(confirmed.registrationId().toString());
        assertThat(context.messages())
                .extracting(Envelope::message)
                .filteredOn(PaymentSucceeded.class::isInstance)
                .anySatisfy(message -> assertThat(message.subject())
                        .isEqualTo(confirmed.registrationId().toString()));
    }

    @Test
    void allWithoutTicketsSinceAnInstantAreMeantAndADryRunOnlySaysWhich() {
        Registration confirmed = confirmed(1);
        takeOutOfTheOutbox(confirmed);

        Map<String, AttributeValue> answer = ask(RepublishRequestTable.SINCE, LONG_AGO.toString(), true);

        assertThat(registrations(answer)).contains(confirmed.registrationId().toString());
        assertThat(context.outbox())
                .noneMatch(id -> id.contains(confirmed.registrationId().toString()));
        ask(RepublishRequestTable.SINCE, LONG_AGO.toString(), false);
        assertThat(context.outbox())
                .anyMatch(id -> id.contains(confirmed.registrationId().toString()));
        assertThat(registrations(ask(
                        RepublishRequestTable.SINCE,
                        Instant.now().plusSeconds(60).toString(),
                        true)))
                .isEmpty();
    }

    @Test
    void theFactsOfAnEventArePublishedAgain() {
        Event event = newEvent();
        String outboxId = "EventChanged#" + event.eventId() + "#1";
        cloud.dynamoDb()
                .deleteItem(delete -> delete.tableName(cloud.nameOf("payment-outbox"))
                        .key(Map.of("outboxId", AttributeValue.fromS(outboxId))));

        Map<String, AttributeValue> answer =
                ask(RepublishRequestTable.EVENT_ID, event.eventId().toString(), false);

        assertThat(answer).containsEntry(RepublishRequestTable.PROBLEM, AttributeValue.fromS(""));
        assertThat(context.outbox()).contains(outboxId);
        assertThat(ask(RepublishRequestTable.EVENT_ID, "nonsense", false))
                .containsEntry(
                        RepublishRequestTable.PROBLEM,
                        AttributeValue.fromS("nonsense is not an event id such as EVENT#…."));
    }

    @Test
    void whatCannotBeDoneIsAnsweredInWordsAndStopsNoOther() {
        Registration pending = Samples.pending(newEvent(), 1);
        store().hold(pending, AccountCap.NONE);
        String bad = put(RepublishRequestTable.REGISTRATION_ID, "nonsense", false);
        String unknown = put(
                RepublishRequestTable.REGISTRATION_ID, RegistrationId.random().toString(), false);
        String unpaid = put(
                RepublishRequestTable.REGISTRATION_ID, pending.registrationId().toString(), false);
        String yesterday = put(RepublishRequestTable.SINCE, "yesterday", false);

        context.bean(Republisher.class).work();

        assertThat(problem(bad)).isEqualTo("nonsense is not a registration id such as REG#….");
        assertThat(problem(unknown)).startsWith("There is no REG#");
        assertThat(problem(unpaid)).endsWith("is pending: only what is confirmed has tickets.");
        assertThat(problem(yesterday)).startsWith("yesterday is not an instant");
    }

    @Test
    void anOrderThatCannotBePublishedStopsNoOther() {
        Registration broken = confirmed(1);
        Registration good = confirmed(1);
        takeOutOfTheOutbox(broken);
        takeOutOfTheOutbox(good);
        cloud.dynamoDb()
                .deleteItem(delete -> delete.tableName(cloud.nameOf("events"))
                        .key(Map.of(
                                "eventId", AttributeValue.fromS(broken.eventId().toString()))));

        String id = put(RepublishRequestTable.SINCE, LONG_AGO.toString(), false);
        context.bean(Republisher.class).work();

        assertThat(registrations(row(id)))
                .contains(good.registrationId().toString())
                .doesNotContain(broken.registrationId().toString());
        assertThat(problem(id)).contains(broken.registrationId().toString());
        note(broken, 1);
    }

    private Registration confirmed(int quantity) {
        Event event = newEvent();
        Registration pending = Samples.pending(event, quantity);
        var confirmed = new Registration(
                pending.registrationId(),
                pending.eventId(),
                pending.userId(),
                pending.attendee(),
                pending.language(),
                pending.lines(),
                pending.total(),
                RegistrationStatus.CONFIRMED,
                pending.createdAt(),
                pending.expiresAt(),
                List.of());
        store().confirmFree(
                        confirmed,
                        Envelope.of(Instant.now(), confirmed.paidWith("pi_1", Instant.now(), event.facts())),
                        AccountCap.NONE);
        return confirmed;
    }

    private Event newEvent() {
        Event event = Samples.event(10);
        context.bean(EventStore.class).put(event);
        return event;
    }

    private RegistrationStore store() {
        return context.bean(RegistrationStore.class);
    }

    private void note(Registration registration, int tickets) {
        context.bean(RegistrationTickets.class)
                .noteTickets(
                        registration.registrationId(),
                        IntStream.rangeClosed(1, tickets)
                                .mapToObj(number -> RegistrationTicket.issued(
                                        TicketId.derive(registration.registrationId(), number), number, Samples.ADA))
                                .toList());
    }

    private List<RegistrationId> waiting() {
        return context.bean(RegistrationsWithoutTickets.class)
                .confirmedBetween(LONG_AGO, context.bean(Clock.class).instant().plusSeconds(3600), 10_000);
    }

    private void takeOutOfTheOutbox(Registration registration) {
        cloud.dynamoDb()
                .deleteItem(delete -> delete.tableName(cloud.nameOf("payment-outbox"))
                        .key(Map.of(
                                "outboxId",
                                AttributeValue.fromS("PaymentSucceeded#" + registration.registrationId()))));
    }

    private Map<String, AttributeValue> ask(String what, String value, boolean dryRun) {
        String id = put(what, value, dryRun);
        context.bean(Republisher.class).work();
        return row(id);
    }

    private String put(String what, String value, boolean dryRun) {
        String id = Instant.now() + "#" + UUID.randomUUID();
        var item = new HashMap<>(key(id));
        item.put(what, AttributeValue.fromS(value));
        item.put(RepublishRequestTable.DRY_RUN, AttributeValue.fromBool(dryRun));
        cloud.dynamoDb()
                .putItem(put ->
                        put.tableName(cloud.nameOf(RepublishRequestTable.NAME)).item(item));
        return id;
    }

    private Map<String, AttributeValue> row(String id) {
        return cloud.dynamoDb()
                .getItem(get -> get.tableName(cloud.nameOf(RepublishRequestTable.NAME))
                        .key(key(id))
                        .consistentRead(true))
                .item();
    }

    private String problem(String id) {
        return Objects.requireNonNull(row(id).get(RepublishRequestTable.PROBLEM))
                .s();
    }

    private static List<String> registrations(Map<String, AttributeValue> answer) {
        return Objects.requireNonNull(answer.get(RepublishRequestTable.REGISTRATIONS)).l().stream()
                .map(AttributeValue::s)
                .toList();
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of(
                RepublishRequestTable.ALL, AttributeValue.fromS(RepublishRequestTable.ALL_VALUE),
                RepublishRequestTable.REQUEST_ID, AttributeValue.fromS(id));
    }
}
