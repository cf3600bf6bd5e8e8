package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketState;
import dev.usher.contracts.message.TicketState.Status;
import dev.usher.payment.Concurrently;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.DoorTimes;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.payment.event.TicketType;
import dev.usher.payment.paying.InMemoryPaymentStore;
import dev.usher.payment.paying.PaymentNotice;
import dev.usher.payment.paying.PaymentNotice.Kind;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.registration.InMemoryRegistrationStore;
import dev.usher.payment.registration.Registration;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.payment.registration.RegistrationTicket;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import dev.usher.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SliceTest
class RegistrationControllerTest extends HttpSlice {
    private static final String[] ADA = as(Samples.ADA);
    private static final String[] BEN = as(Samples.BEN);
    private static final String[] OLGA = asOrganizer();

    private static final Answer NO_SUCH_REGISTRATION = Answer.problem(
            404, "not-found", "Not found", "There is no such registration, or it is not yours. Check the id.");
    private static final Answer NOT_SIGNED_IN = Answer.problem(
            401, "not-signed-in", "Not signed in", "Send a valid, unexpired token in the Authorization header.");

    @Inject
    InMemoryEventStore events;

    @Inject
    InMemoryRegistrationStore registrations;

    @Inject
    InMemoryPaymentStore payments;

    @Inject
    TestClock clock;

    private final Event event = Samples.event(10);

    @BeforeEach
    void begin() {
        registrations.clear();
        payments.clear();
        events.clear();
        events.put(event);
    }

    @Test
    void aBuyerRegisters() {
        Answer answer = post("/registrations", request(2), ADA);

        Registration registered = registrations.ofUser(Samples.ADA, 1, null).getFirst();
        assertThat(answer).isEqualTo(Answer.json(201, pending(registered)));
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(8);
    }

    @Test
    void theEventsIdMayComeWithoutItsPrefix() {
        String bare = request(1).replace("EVENT#", "");

        assertThat(post("/registrations", bare, ADA).status()).isEqualTo(201);
    }

    @Test
    void aFreeRegistrationIsConfirmedAtOnce() {
        Event free = Samples.event(10, 0);
        events.put(free);

        Answer answer = post("/registrations", request(free, 1), ADA);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).contains("\"status\":\"confirmed\"").contains("\"total\":{\"amount\":0,");
    }

    @Test
    void whatIsSoldOutSaysHowMuchIsLeft() {
        assertThat(post("/registrations", request(9), ADA).status()).isEqualTo(201);

        assertThat(post("/registrations", request(2), ADA))
                .isEqualTo(Answer.problem(
                        409,
                        "sold-out",
                        "Sold out",
                        "Only 1 left. Ask for fewer seats.",
                        ",\"ticketType\":\"general\",\"seatsLeft\":1"));
        post("/registrations", request(1), ADA);
        assertThat(post("/registrations", request(1), ADA))
                .isEqualTo(Answer.problem(
                        409,
                        "sold-out",
                        "Sold out",
                        "No seats are left. Some may come back when holds end.",
                        ",\"ticketType\":\"general\",\"seatsLeft\":0"));
    }

    @Test
    void anUnknownEventIsNotFound() {
        assertThat(post("/registrations", request(Samples.event(1), 1), ADA))
                .isEqualTo(Answer.problem(
                        404, "not-found", "Not found", "There is no such event, or it is not yours. Check the id."));
    }

    @Test
    void moreThanOneRegistrationMayHaveIsRefused() {
        assertThat(post("/registrations", request(11), ADA))
                .isEqualTo(Answer.problem(400, "invalid-field", "Invalid field", "quantity must be at most 10"));
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void aFieldThatIsMissingOrAbsurdIsNamed(String field, String badValue, String detail) {
        String body = request(1).replaceFirst("\"" + field + "\": (\"[^\"]*\"|\\d+)", badValue);

        assertThat(post("/registrations", body, ADA))
                .isEqualTo(Answer.problem(400, "invalid-field", "Invalid field", detail));
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(10);
    }

    static List<Object[]> badFields() {
        return List.of(
                new Object[] {"quantity", "\"quantity\": 0", "quantity must be greater than or equal to 1"},
                new Object[] {"quantity", "\"quantity\": -3", "quantity must be greater than or equal to 1"},
                new Object[] {"quantity", "\"other\": 1", "send either items or quantity"},
                new Object[] {"eventId", "\"other\": 1", "eventId must not be null"},
                new Object[] {"name", "\"name\": \" \"", "attendee.name must not be blank"},
                new Object[] {"name", "\"other\": 1", "attendee.name must not be blank"},
                new Object[] {
                    "name",
                    "\"name\": \"Ada\\\\u0000\\\\u001b[31m\"",
                    "attendee.name must be one line without control characters"
                },
                new Object[] {
                    "name", "\"name\": \"\\\\ud800\"", "attendee.name must be one line without control characters"
                },
                new Object[] {
                    "name", "\"name\": \"" + "x".repeat(201) + "\"", "attendee.name size must be between 0 and 200"
                },
                new Object[] {
                    "email",
                    "\"email\": \"nobody\"",
                    "attendee.email must be an address that mail can be sent to, such as ada@example.org"
                },
                new Object[] {
                    "email",
                    "\"email\": \"ada@example.org\\\\r\\\\nBcc: ben@example.org\"",
                    "attendee.email must be an address that mail can be sent to, such as ada@example.org"
                },
                new Object[] {
                    "email",
                    "\"email\": \"ada@exa_mple.org\"",
                    "attendee.email must be an address that mail can be sent to, such as ada@example.org"
                },
                new Object[] {
                    "email",
                    "\"email\": \"" + "x".repeat(10_000) + "@example.org\"",
                    "attendee.email must be an address that mail can be sent to, such as ada@example.org; attendee.email size must be between 0 and 254"
                },
                new Object[] {
                    "name", "\"name\": \"\u200b\u2060\"", "attendee.name must have characters that can be seen"
                },
                new Object[] {
                    "name",
                    "\"name\": \"Ada\u2028Lovelace\"",
                    "attendee.name must be one line without control characters"
                },
                new Object[] {
                    "name", "\"name\": \"" + "x".repeat(10_000) + "\"", "attendee.name size must be between 0 and 200"
                },
                new Object[] {
                    "quantity",
                    "\"quantity\": 1, \"language\": \"gibberish\"",
                    "language must be a BCP 47 tag of a known language, such as en-GB or de"
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "garbage|The body is not JSON with each field once: see line 1, column 1.",
                "{\"eventId\":|The body is not JSON",
                "{\"eventId\":\"EVENT#1\"}|eventId: not an id: expected EVENT#<uuid>",
                "{\"quantity\":\"many\"}|quantity must be a whole number",
            })
    void aBodyThatCannotBeReadIsRefusedWithoutNamesOfJava(String body, String detail) {
        Answer answer = post("/registrations", body, ADA);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .startsWith(
                        "{\"type\":\"https://usher.dev/problems/malformed-request\",\"title\":\"Malformed request\","
                                + "\"status\":400,\"detail\":\"" + detail)
                .doesNotContainIgnoringCase("java")
                .doesNotContain("usher.payment", "Exception", "Request.");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        String large = "{\"eventId\": \"" + "x".repeat(1_100_000) + "\"}";

        assertThat(post("/registrations", large, ADA))
                .isEqualTo(Answer.problem(413, "too-large", "Request too large", "Send at most 1 MB."));
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        assertThat(post("/registrations", "eventId=1", "Authorization", ADA[1], "Content-Type", "text/plain"))
                .isEqualTo(Answer.problem(
                        415, "unsupported-media-type", "Unsupported media type", "Send application/json."));
    }

    @Test
    void withoutAGoodTokenNothingIsShown() {
        Registration registration = held();
        String path = path(registration.registrationId());

        assertThat(get(path)).isEqualTo(NOT_SIGNED_IN);
        assertThat(get("/registrations")).isEqualTo(NOT_SIGNED_IN);
        assertThat(post("/registrations", request(1))).isEqualTo(NOT_SIGNED_IN);
        for (String token : List.of(
                "garbage",
                "a.b.c",
                TestTokens.of(Samples.ADA) + "x",
                TestTokens.expired(Samples.ADA),
                TestTokens.notYet(Samples.ADA),
                TestTokens.forged(Samples.ADA),
                TestTokens.ofAnotherClient(Samples.ADA),
                TestTokens.idToken(Samples.ADA),
                TestTokens.ofAnotherIssuer(Samples.ADA))) {
            assertThat(get(path, "Authorization", "Bearer " + token)).isEqualTo(NOT_SIGNED_IN);
        }
    }

    @Test
    void aRegistrationIsShownWithItsPaymentAndTickets() {
        Registration registration = held();
        var id = registration.registrationId();
        var creating = Samples.payment(id, 1, PaymentState.CREATING, new Money(2100, "eur"), null, null, Samples.NOW);
        payments.begin(creating);
        payments.note(new PaymentNotice(
                "evt", Kind.FAILED, id, 1, "pi_1", new Money(0, "eur"), "insufficient_funds", Samples.NOW));
        registrations.noteTickets(id, List.of(ticket(id, Samples.ADA, Status.VALID, 1)));

        String shown = pending(registration).replace("\"tickets\":[]", """
                        "payment":{
                            "status":"open",
                            "paymentIntentId":"pi_1",
                            "failureCode":"insufficient_funds"
                        },
                        "tickets":[{"ticketId":"%s","ticketType":"general","status":"valid"}]""".formatted(TicketId.derive(id, 1)));
        assertThat(get(path(id), ADA)).isEqualTo(Answer.json(200, shown));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void whatBecameOfATicketShows(Status status) {
        Registration registration = held();
        var id = registration.registrationId();
        registrations.noteTickets(id, List.of(ticket(id, Samples.ADA, Status.VALID, 1)));
        String before = headerOf("ETag", path(id), ADA);

        registrations.noteTickets(id, List.of(ticket(id, Samples.ADA, status, 2)));

        assertThat(get(path(id), ADA).body()).contains("\"status\":\"" + status.wireName() + "\"}]}");
        assertThat(headerOf("ETag", path(id), ADA).equals(before)).isEqualTo(status == Status.VALID);
    }

    @Test
    void aTicketThatSomebodyElseHasIsTransferred() {
        Registration registration = held();
        var id = registration.registrationId();

        registrations.noteTickets(id, List.of(ticket(id, Samples.BEN, Status.VALID, 2)));

        assertThat(get(path(id), ADA).body()).contains("\"status\":\"transferred\"}]}");
    }

    @Test
    void theBuyerMayChooseALanguage() {
        String polish = request(1).replaceFirst("\\{", "{\"language\":\"PL\",");

        Answer answer = post("/registrations", polish, ADA);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).contains("\"language\":\"pl\"");
    }

    @Test
    void theIdMayComeWithItsPrefixEncoded() {
        Registration registration = held();

        assertThat(get("/registrations/REG%23" + registration.registrationId().uuid(), ADA))
                .isEqualTo(Answer.json(200, pending(registration)));
    }

    @Test
    void somebodyElsesRegistrationIsNotFoundExceptByOrganizers() {
        Registration registration = held();
        String path = path(registration.registrationId());

        assertThat(get(path, BEN)).isEqualTo(NO_SUCH_REGISTRATION);
        assertThat(get(path, OLGA)).isEqualTo(Answer.json(200, pending(registration)));
    }

    @Test
    void anUnknownRegistrationIsNotFound() {
        assertThat(get(path(RegistrationId.random()), ADA)).isEqualTo(NO_SUCH_REGISTRATION);
        assertThat(get(path(RegistrationId.random()), OLGA)).isEqualTo(NO_SUCH_REGISTRATION);
    }

    @Test
    void whatIsNoIdIsRefused() {
        assertThat(get("/registrations/17", ADA))
                .isEqualTo(Answer.problem(
                        400,
                        "malformed-request",
                        "Malformed request",
                        "registrationId: not an id: expected REG#<uuid>"));
    }

    @Test
    void aBuyersListHoldsTheirOwnOnly() {
        Registration registration = held();

        assertThat(get("/registrations", ADA))
                .isEqualTo(Answer.json(200, "{\"registrations\":[" + pending(registration) + "]}"));
        assertThat(get("/registrations", BEN)).isEqualTo(Answer.json(200, "{\"registrations\":[]}"));
    }

    @Test
    void severalTypesAreAskedForAsItems() {
        Event two = Samples.event(
                TicketType.general(new Money(2500, "eur"), 10),
                new TicketType("vip", "VIP", new Money(8000, "eur"), 2));
        events.put(two);

        Answer answer = post("/registrations", items(two, "general", "vip"), ADA);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
                .contains("\"quantity\":2,\"total\":{\"amount\":10500,\"currency\":\"eur\"}")
                .contains("{\"type\":\"vip\",\"name\":\"VIP\",\"quantity\":1,");
        assertThat(post("/registrations", items(two, "gold", "vip"), ADA))
                .isEqualTo(Answer.problem(
                        404,
                        "unknown-ticket-type",
                        "Unknown ticket type",
                        "The event has no ticket type gold. Its ticketTypes list those it has.",
                        ",\"ticketType\":\"gold\""));
        assertThat(post("/registrations", items(two, "vip", "vip"), ADA))
                .isEqualTo(
                        Answer.problem(400, "invalid-field", "Invalid field", "items must name each ticket type once"));
        assertThat(post("/registrations", request(two, 1), ADA))
                .isEqualTo(Answer.problem(
                        400,
                        "invalid-field",
                        "Invalid field",
                        "items must name ticket types, because the event has several"));
    }

    @Test
    void theSameKeyAndBodyGiveTheSameRegistration() {
        Answer first = post("/registrations", request(2), with("Idempotency-Key", "a-key"));
        Answer again = post("/registrations", request(2), with("Idempotency-Key", "a-key"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again).isEqualTo(Answer.json(200, first.body()));
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(8);
        assertThat(post("/registrations", request(3), with("Idempotency-Key", "a-key")))
                .isEqualTo(Answer.problem(
                        422,
                        "idempotency-key-reused",
                        "Idempotency key reused",
                        "You used this Idempotency-Key with another request before. Use a new key for a new request."));
    }

    @Test
    void aDoubleClickBuysOnce() {
        var answers =
                Concurrently.ask(8, _ -> post("/registrations", request(2), with("Idempotency-Key", "double-click")));

        assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(8);
    }

    @Test
    void aKeyThatIsNotPrintableIsRefused() {
        assertThat(post("/registrations", request(2), with("Idempotency-Key", "x".repeat(256))))
                .isEqualTo(Answer.problem(
                        400,
                        "invalid-field",
                        "Invalid field",
                        "Idempotency-Key must be 1 to 255 printable characters of ASCII"));
    }

    @Test
    void whatIsHeldCanBeCancelledByItsOwner() {
        Registration registration = held();
        String cancel = path(registration.registrationId()) + "/cancel";

        assertThat(post(cancel, "", BEN)).isEqualTo(NO_SUCH_REGISTRATION);
        Answer cancelled =
                Answer.json(200, pending(registration).replace("\"status\":\"pending\"", "\"status\":\"cancelled\""));
        assertThat(post(cancel, "", ADA)).isEqualTo(cancelled);
        assertThat(post(cancel, "", ADA)).isEqualTo(cancelled);
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(10);
    }

    @Test
    void whatIsPaidOrOverCannotBeCancelled() {
        Registration paid = held();
        Registration over = held();
        registrations.move(paid.registrationId(), RegistrationStatus.PENDING, RegistrationStatus.CONFIRMED);
        registrations.expire(over);

        assertThat(post(path(paid.registrationId()) + "/cancel", "", ADA))
                .isEqualTo(Answer.problem(
                        409,
                        "already-paid",
                        "Already paid",
                        "The registration is paid for. Ask the organizer for a refund."));
        assertThat(post(path(over.registrationId()) + "/cancel", "", ADA))
                .isEqualTo(Answer.problem(
                        410,
                        "registration-expired",
                        "Registration expired",
                        "The seats are no longer held. There is nothing to cancel."));
    }

    @Test
    void anAccountHoldsNoMoreOfAnEventThanItMay() {
        Event large = Samples.event(100);
        events.put(large);
        for (int i = 0; i < 3; i++) {
            assertThat(post("/registrations", request(large, 3), ADA).status()).isEqualTo(201);
        }

        assertThat(post("/registrations", request(large, 1), ADA))
                .isEqualTo(Answer.problem(
                        409,
                        "account-limit-reached",
                        "Account limit reached",
                        "One account may have 10 seats of this event and 3 registrations that wait for"
                                + " payment. Pay for or cancel what you hold.",
                        ",\"seats\":9,\"openHolds\":3,\"maxSeats\":10,\"maxOpenHolds\":3"));
        assertThat(post("/registrations", request(large, 1), BEN).status()).isEqualTo(201);
        Registration one = registrations.ofUser(Samples.ADA, 1, null).getFirst();
        post(path(one.registrationId()) + "/cancel", "", ADA);
        assertThat(post("/registrations", request(large, 4), ADA).status()).isEqualTo(201);
        assertThat(events.seatsLeft(large.eventId())).isEqualTo(89);
    }

    @Test
    void aRepeatedRegistrationIsNotCountedTwice() {
        Event large = Samples.event(100);
        events.put(large);

        for (int i = 0; i < 5; i++) {
            assertThat(post("/registrations", request(large, 6), with(ADA, "Idempotency-Key", "once"))
                            .status())
                    .isEqualTo(i == 0 ? 201 : 200);
        }

        assertThat(post("/registrations", request(large, 4), ADA).status()).isEqualTo(201);
    }

    @Test
    void aFreeRegistrationIsGivenBackByItsOwnerAndItsSeatsAreFree() {
        Registration free = free();

        assertThat(release(free, "", BEN)).isEqualTo(NO_SUCH_REGISTRATION);
        Answer answer = release(free, "{}", ADA);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"cancelled\"");
        assertThat(release(free, "", ADA)).isEqualTo(answer);

        assertThat(events.seatsLeft(free.eventId())).isEqualTo(10);
        assertThat(registrations.outbox())
                .extracting(envelope -> envelope.type().wireName())
                .containsOnlyOnce("RegistrationReleased");
    }

    @Test
    void anOrganizerGivesAnybodysFreeRegistrationBack() {
        assertThat(release(free(), "{}", OLGA).status()).isEqualTo(200);
    }

    @Test
    void whatCostsSomethingIsNotReleased() {
        Answer answer = release(held(), "{}", ADA);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("/not-free");
    }

    @Test
    void onceTicketsAdmitNothingIsReleased() {
        Registration free = free();
        clock.advance(Duration.between(clock.instant(), event.admitsFrom()));

        Answer answer = release(free, "{}", ADA);
        clock.advance(Duration.between(clock.instant(), Samples.NOW));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("/entry-begun");
        assertThat(events.seatsLeft(free.eventId())).isEqualTo(8);
    }

    @Test
    void onceTheFirstTicketTypeAdmitsNothingIsReleased() {
        Registration free = free();
        events.learn(free.eventId(), new DoorTimes(1, clock.instant()));

        assertThat(release(free, "{}", ADA).body()).contains("/entry-begun");
    }

    @Test
    void whatWasGivenOnIsNotTheBuyersToRelease() {
        Registration free = free();
        var ticket = new RegistrationTicket(
                TicketId.derive(free.registrationId(), 1), 1, Samples.BEN, TicketState.Status.VALID, 2);
        registrations.noteTickets(free.registrationId(), List.of(ticket));

        assertThat(release(free, "{}", ADA).body()).contains("/ticket-given-on");
        assertThat(release(free, "{}", OLGA).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{\"all\": true}", "{\"reason\": \"x\"}", "{} {}", "{}x", "{"})
    void aReleaseThatSaysSomethingElseReleasesNothing(String body) {
        Registration free = free();

        assertThat(release(free, body, ADA).status()).isEqualTo(400);
        assertThat(post(path(free.registrationId()) + "/release", "{}", ADA).body())
                .contains("/idempotency-key-required");

        assertThat(events.seatsLeft(free.eventId())).isEqualTo(8);
    }

    private Answer release(Registration registration, String body, String... caller) {
        return post(path(registration.registrationId()) + "/release", body, with(caller, "Idempotency-Key", "key"));
    }

    private static String[] with(String[] headers, String name, String value) {
        return Stream.concat(Arrays.stream(headers), Stream.of(name, value)).toArray(String[]::new);
    }

    private Registration free() {
        Event free = Samples.event(10, 0);
        events.put(free);
        post("/registrations", request(free, 2), ADA);
        return registrations.ofUser(Samples.ADA, 1, null).getFirst();
    }

    @Test
    void theListComesInPages() {
        for (int i = 0; i < 3; i++) {
            held();
        }

        Answer first = get("/registrations?limit=2", ADA);
        String next = first.body().replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        Answer second = get("/registrations?limit=2&after=" + next, ADA);

        assertThat(first.body().split("\"registrationId\"", -1)).hasSize(3);
        assertThat(second.body().split("\"registrationId\"", -1)).hasSize(2);
        assertThat(second.body()).doesNotContain("\"next\"");
        assertThat(get("/registrations?limit=101", ADA))
                .isEqualTo(Answer.problem(400, "invalid-field", "Invalid field", "limit must be 1 to 100"));
        assertThat(get("/registrations?after=nonsense!", ADA))
                .isEqualTo(Answer.problem(
                        400, "invalid-field", "Invalid field", "after must be the value of next from another page"));
    }

    @Test
    void whoHasItAlreadyDoesNotGetItAgain() {
        String path = path(held().registrationId());
        String tag = headerOf("ETag", path, ADA);

        assertThat(tag).matches("\"[0-9a-f]{24}\"");
        assertThat(headerOf("Cache-Control", path, ADA)).isEqualTo("private, no-cache");
        Answer unchanged = get(path, with("If-None-Match", "W/" + tag + ", \"other\""));
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(get(path, with("If-None-Match", "\"other\"")).status()).isEqualTo(200);
    }

    @Test
    void refusalsAreNotKept() {
        assertThat(headerOf("Cache-Control", "/registrations")).isEqualTo("no-store");
    }

    @Test
    void aTokenWhoseSubjectIsNoUserIdIsNotGood() {
        for (String subject : List.of("two words", "USER#ada", "x".repeat(65), "a/b")) {
            assertThat(get("/registrations", "Authorization", "Bearer " + TestTokens.ofSubject(subject)))
                    .isEqualTo(NOT_SIGNED_IN);
        }
    }

    @Test
    void thereIsNothingToDelete() {
        assertThat(delete(path(RegistrationId.random()), ADA))
                .isEqualTo(Answer.problem(
                        405, "method-not-allowed", "Method not allowed", "The Allow header lists what is."));
    }

    private Registration held() {
        Registration registration = Samples.registration(event, 2, RegistrationStatus.PENDING, Samples.NOW);
        registrations.hold(registration, AccountCap.NONE);
        return registration;
    }

    private static String[] with(String name, String value) {
        return new String[] {ADA[0], ADA[1], name, value};
    }

    private static String items(Event event, String type, String otherType) {
        return request(event, 1)
                .replaceFirst(
                        "\"quantity\": 1",
                        "\"items\": [{\"ticketType\": \"" + type + "\", \"quantity\": 1}, {\"ticketType\": \""
                                + otherType + "\", \"quantity\": 1}]");
    }

    private static String path(RegistrationId registrationId) {
        return "/registrations/" + registrationId.uuid();
    }

    private String request(int quantity) {
        return request(event, quantity);
    }

    private static String request(Event event, int quantity) {
        return """
                {
                  "eventId": "%s",
                  "attendee": {"name": "Ada Lovelace", "email": "ada@example.org"},
                  "quantity": %d
                }
                """.formatted(event.eventId(), quantity);
    }

    private static String pending(Registration registration) {
        return """
                {
                    "registrationId":"%s",
                    "eventId":"%s",
                    "userId":"USER#7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a01",
                    "attendee":{"name":"Ada Lovelace","email":"ada@example.org"},
                    "lines":[{"type":"general","name":"General","quantity":2,
                    "unitPrice":{"amount":1050,"currency":"eur"}}],
                    "quantity":2,
                    "total":{"amount":2100,"currency":"eur"},
                    "status":"pending",
                    "createdAt":"2026-11-22T12:00:00Z",
                    "expiresAt":"2026-11-22T12:15:00Z",
                    "tickets":[]
                }""".formatted(registration.registrationId(), registration.eventId());
    }

    private static RegistrationTicket ticket(RegistrationId id, UserId holder, Status status, int revision) {
        return new RegistrationTicket(TicketId.derive(id, 1), 1, holder, status, revision);
    }
}
