package dev.usher.payment.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.Currency;
import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.TicketLine;
import dev.usher.payment.Samples;
import dev.usher.payment.TestClock;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SliceTest
class EventControllerTest extends HttpSlice {
    private static final String[] OLGA = asOrganizer();
    private static final String[] ADA = as(Samples.ADA);
    private static final String REQUEST = """
            {
                "name":"Night of the Open Doors",
                "description":"Bring a friend.",
                "venue":{"name":"Old Town Hall","address":"Market Square 1, Berlin"},
                "startsAt":"2026-11-22T18:00:00Z",
                "endsAt":"2026-11-22T22:00:00Z",
                "timeZone":"Europe/Berlin",
                "doorsOpenAt":"2026-11-22T17:00:00Z",
                "admission":{"from":"2026-11-22T17:00:00Z","until":"2026-11-22T21:00:00Z"},
                "capacity":10,
                "price":{"amount":1050,"currency":"eur"},
                "branding":{"accentColor":"#0b6e4f","organizerName":"Open Doors e.V."}
            }""";

    @Inject
    InMemoryEventStore events;

    @Inject
    TestClock clock;

    private final EventId id = new EventId(UUID.randomUUID());

    @BeforeEach
    void begin() {
        events.clear();
        clock.advance(Duration.ofSeconds(2));
    }

    @Test
    void anOrganizerSetsAnEventUpAndEverybodySeesIt() {
        Answer created = put(path(), REQUEST, OLGA);

        assertThat(created).isEqualTo(Answer.json(201, shown(10)));
        assertThat(get(path())).isEqualTo(Answer.json(200, shown(10)));
        assertThat(get("/events/EVENT%23" + id.uuid())).isEqualTo(Answer.json(200, shown(10)));
        assertThat(get("/events")).isEqualTo(Answer.json(200, "{\"events\":[" + shown(10) + "]}"));
    }

    @Test
    void timesHaveMillisecondsAndNothingFiner() {
        String request = REQUEST.replace("\"2026-11-22T18:00:00Z\"", "\"2026-11-22T18:00:00.001999999Z\"");

        String shown = shown(10).replace("\"2026-11-22T18:00:00Z\"", "\"2026-11-22T18:00:00.001Z\"");
        assertThat(put(path(), request, OLGA)).isEqualTo(Answer.json(201, shown));
    }

    @Test
    void puttingAgainChangesTheEventAndKeepsWhatIsTaken() {
        put(path(), REQUEST, OLGA);
        events.take(id, List.of(new TicketLine("general", "General", 4, new Money(1050, "eur"))));

        assertThat(put(path(), REQUEST, OLGA)).isEqualTo(Answer.json(200, shown(6)));
        assertThat(put(path(), REQUEST.replace("\"capacity\":10", "\"capacity\":3"), OLGA))
                .isEqualTo(Answer.problem(
                        409,
                        "capacity-too-small",
                        "Capacity too small",
                        "4 seats of general are taken already: its capacity cannot be less, and it cannot be removed.",
                        ",\"ticketType\":\"general\",\"seatsTaken\":4"));
    }

    @Test
    void doorsOpenAtTheStartAndAdmitUntilTheEndUnlessSaidOtherwise() {
        String request = REQUEST.replaceAll("\"(description|doorsOpenAt)\":\"[^\"]*\",\\s*", "")
                .replaceAll("\"admission\":\\{[^}]*\\},\\s*", "")
                .replace("\"accentColor\":\"#0b6e4f\",", "");

        String shown = shown(10)
                .replace("\"description\":\"Bring a friend.\",", "")
                .replace("17:00:00Z", "18:00:00Z")
                .replace("21:00:00Z", "22:00:00Z")
                .replace("\"accentColor\":\"#0b6e4f\",", "");
        assertThat(put(path(), request, OLGA)).isEqualTo(Answer.json(201, shown));
    }

    @Test
    void severalTicketTypesEachHaveTheirPriceAndSeats() {
        Answer created = put(path(), withTypes("""
                {"name":"Early Bird & Friends","price":{"amount":1500,"currency":"eur"},"capacity":5},
                {"id":"vip","name":"VIP","price":{"amount":8000,"currency":"eur"},"capacity":2}"""), OLGA);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body())
                .contains("\"capacity\":7,\"seatsLeft\":7,\"price\":{\"amount\":1500,")
                .contains("{\"id\":\"early-bird-friends\",\"name\":\"Early Bird & Friends\",")
                .contains("{\"id\":\"vip\",\"name\":\"VIP\",\"price\":{\"amount\":8000,\"currency\":\"eur\"},"
                        + "\"capacity\":2,\"seatsLeft\":2}");
    }

    @ParameterizedTest
    @MethodSource("badTypesOfTickets")
    void ticketTypesThatCannotBeSoldAreRefused(String types, String detail) {
        assertThat(put(path(), withTypes(types), OLGA))
                .isEqualTo(Answer.problem(400, "invalid-field", "Invalid field", detail));
    }

    static List<Object[]> badTypesOfTickets() {
        String vip =
                "{\"id\":\"vip\",\"name\":\"VIP\",\"price\":{\"amount\":8000,\"currency\":\"eur\"},\"capacity\":2}";
        return List.of(
                new Object[] {"", "ticketTypes size must be between 1 and 10"},
                new Object[] {vip + "," + vip, "ticketTypes must have different ids"},
                new Object[] {
                    vip + "," + vip.replace("eur", "usd").replace("\"vip\"", "\"gold\""),
                    "ticketTypes must all have the same currency"
                },
                new Object[] {
                    vip.replace("8000", "49"), "ticketTypes[0].price.amount must be 0 or at least 50 (eur, minor units)"
                },
                new Object[] {vip.replace("\"vip\"", "\"V I P\""), "ticketTypes[0].id must be 1 to 40 of a-z 0-9 -"},
                new Object[] {
                    vip.replace("\"id\":\"vip\",", "").replace("VIP", "大人"),
                    "ticketTypes[0].id is missing, and the name has no letters a-z to make one from"
                },
                new Object[] {
                    vip.replace(":2}", ":600000}") + ","
                            + vip.replace(":2}", ":600000}").replace("\"vip\"", "\"b\""),
                    "the capacity of all ticketTypes together must be at most 1000000"
                });
    }

    @Test
    void bothFormsTogetherAreRefused() {
        String both = withTypes("{\"name\":\"A\",\"price\":{\"amount\":0,\"currency\":\"eur\"},\"capacity\":1}")
                .replace("\"ticketTypes\"", "\"capacity\":10,\"ticketTypes\"");

        assertThat(put(path(), both, OLGA))
                .isEqualTo(Answer.problem(
                        400, "invalid-field", "Invalid field", "send either ticketTypes, or capacity and price"));
    }

    @Test
    void whoHasTheEventsAlreadyDoesNotGetThemAgain() {
        put(path(), REQUEST, OLGA);

        for (String path : List.of(path(), "/events")) {
            String tag = headerOf("ETag", path);
            assertThat(headerOf("Cache-Control", path)).isEqualTo("public, max-age=1");
            assertThat(get(path, "If-None-Match", tag).status()).isEqualTo(304);
        }
        String before = headerOf("ETag", path());
        put(path(), REQUEST.replace("Night", "Day"), OLGA);
        assertThat(get(path(), "If-None-Match", before).status()).isEqualTo(200);
    }

    @Test
    void whoSaysWhichStateTheyChangeDoesNotOverwriteAnother() {
        put(path(), REQUEST, OLGA);
        String read = headerOf("ETag", path());
        events.take(id, List.of(new TicketLine("general", "General", 4, new Money(1050, "eur"))));

        Answer first = put(path(), REQUEST.replace("Night", "Day"), with(OLGA, "If-Match", read));
        Answer second = put(path(), REQUEST.replace("Night", "Noon"), with(OLGA, "If-Match", read));

        assertThat(first.status()).as("a sale is no change of the event").isEqualTo(200);
        assertThat(second)
                .isEqualTo(Answer.problem(
                        412,
                        "event-changed",
                        "Event changed",
                        "Somebody else has changed this event in the meantime. Read it again, then decide."));
        assertThat(events.find(id).orElseThrow().name()).contains("Day");
    }

    @Test
    void anEventThatIsNotThereIsNotChanged() {
        assertThat(put(path(), REQUEST, with(OLGA, "If-Match", "*")).status()).isEqualTo(412);
        assertThat(events.find(id)).isEmpty();
    }

    @Test
    void seatsThatAreTakenShowWithinASecond() {
        put(path(), REQUEST, OLGA);
        events.take(id, List.of(new TicketLine("general", "General", 4, new Money(1050, "eur"))));

        assertThat(get(path()).body()).contains("\"seatsLeft\":10");
        clock.advance(Duration.ofSeconds(1));
        assertThat(get(path()).body()).contains("\"seatsLeft\":6");
    }

    @Test
    void thereAreNoEventsYet() {
        assertThat(get("/events")).isEqualTo(Answer.json(200, "{\"events\":[]}"));
    }

    @Test
    void anUnknownEventIsNotFound() {
        assertThat(get(path()))
                .isEqualTo(Answer.problem(
                        404, "not-found", "Not found", "There is no such event, or it is not yours. Check the id."));
    }

    @Test
    void whatIsNoIdIsRefused() {
        Answer refused = Answer.problem(
                400, "malformed-request", "Malformed request", "eventId: not an id: expected EVENT#<uuid>");

        assertThat(get("/events/17")).isEqualTo(refused);
        assertThat(put("/events/17", REQUEST, OLGA)).isEqualTo(refused);
    }

    @Test
    void onlyOrganizersSetUpEvents() {
        assertThat(put(path(), REQUEST))
                .isEqualTo(Answer.problem(
                        401,
                        "not-signed-in",
                        "Not signed in",
                        "Send a valid, unexpired token in the Authorization header."));
        assertThat(put(path(), REQUEST, ADA))
                .isEqualTo(Answer.problem(
                        403, "not-allowed", "Not allowed", "Your account lacks the role that this request needs."));
        assertThat(events.all()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void whatATicketOrADoorCouldChokeOnIsRefused(String good, String bad, String detail) {
        assertThat(REQUEST).contains(good);

        assertThat(put(path(), REQUEST.replace(good, bad), OLGA))
                .isEqualTo(Answer.problem(400, "invalid-field", "Invalid field", detail));
        assertThat(events.all()).isEmpty();
    }

    @Test
    void theOrganizerSaysHowMuchOneAccountMayHave() {
        String cap = "\"perAccount\":{\"seats\":4,\"openHolds\":1}";

        Answer answer = put(path(), REQUEST.replaceFirst("\\{", "{" + cap + ","), OLGA);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).contains(cap);
        assertThat(get(path()).body()).contains(cap);
        put(path(), REQUEST, OLGA);
        assertThat(get(path()).body()).contains("\"perAccount\":{\"seats\":10,\"openHolds\":3}");
    }

    @Test
    void tenTicketTypesCannotBeReplacedByTenOthersAtOnce() {
        put(path(), withTypes(tenLargeTypes("a")), OLGA);

        Answer answer = put(path(), withTypes(tenLargeTypes("b")), OLGA);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("/too-many-changes");
    }

    private static String tenLargeTypes(String prefix) {
        return IntStream.range(0, 10)
                .mapToObj(number -> """
                        {"id":"%s%d","name":"Type %d","price":{"amount":1500,"currency":"eur"},"capacity":10000}""".formatted(prefix, number, number))
                .collect(Collectors.joining(","));
    }

    static List<Object[]> badFields() {
        return List.of(
                bad("\"Night of the Open Doors\"", "\" \"", "name must not be blank"),
                bad("\"name\":\"Night", "\"other\":\"Night", "name must not be blank"),
                bad("Night of the Open Doors", "x".repeat(201), "name size must be between 0 and 200"),
                bad("Night of", "Night\\nof", "name must be one line without control characters"),
                bad("Old Town", "Old\\u0007Town", "venue.name must be one line without control characters"),
                bad("Market Square 1, Berlin", "", "venue.address must not be blank"),
                bad("\"venue\":", "\"other\":", "venue must not be null"),
                bad("\"startsAt\":", "\"other\":", "startsAt must not be null"),
                bad("2026-11-22T22:00:00Z", "2026-11-22T18:00:00Z", "endsAt must be after startsAt"),
                bad("2026-11-22T22:00:00Z", "2226-11-22T22:00:00Z", "all times must lie between 2000 and 2200"),
                bad(
                        "\"doorsOpenAt\":\"2026-11-22T17",
                        "\"doorsOpenAt\":\"2026-11-22T23",
                        "doorsOpenAt must not be after endsAt"),
                bad(
                        "\"until\":\"2026-11-22T21",
                        "\"until\":\"2026-11-22T17",
                        "admission.until must be after admission.from"),
                bad("Europe/Berlin", "Europe/Atlantis", "timeZone must be an IANA name such as Europe/Berlin"),
                bad("Europe/Berlin", "UTC+1", "timeZone must be an IANA name such as Europe/Berlin"),
                bad("\"capacity\":10", "\"capacity\":0", "capacity must be greater than or equal to 1"),
                bad("\"capacity\":10", "\"capacity\":1000001", "capacity must be less than or equal to 1000000"),
                bad(
                        "\"capacity\":10",
                        "\"perAccount\":{\"seats\":0,\"openHolds\":3},\"capacity\":10",
                        "perAccount.seats must be greater than or equal to 1"),
                bad(
                        "\"capacity\":10",
                        "\"perAccount\":{\"seats\":3},\"capacity\":10",
                        "perAccount.openHolds must not be null"),
                bad(
                        "\"capacity\":10",
                        "\"perAccount\":{\"seats\":1001,\"openHolds\":3},\"capacity\":2000",
                        "perAccount.seats must be 1 to 1000, or perAccount.seats and perAccount.openHolds at least"
                                + " the capacity of the event"),
                bad("\"capacity\":10", "\"other\":10", "send either ticketTypes, or capacity and price"),
                bad("\"amount\":1050", "\"amount\":-1", "price.amount must be greater than or equal to 0"),
                bad("\"amount\":1050", "\"other\":1050", "price.amount must not be null"),
                bad("\"amount\":1050", "\"amount\":49", "price.amount must be 0 or at least 50 (eur, minor units)"),
                bad("\"eur\"", "\"EUR\"", "price.currency must be an ISO 4217 code in lower case"),
                bad("#0b6e4f", "green", "branding.accentColor must look like #0b6e4f"),
                bad("Open Doors e.V.", "", "branding.organizerName must not be blank"),
                bad("Night of the Open Doors", "x".repeat(10_000), "name size must be between 0 and 200"),
                bad("Bring a friend.", "x".repeat(10_000), "description size must be between 0 and 2000"),
                bad("Bring a", "Bring\\u0000a", "description must have no control characters but line breaks and tabs"),
                bad("Old Town Hall", "x".repeat(10_000), "venue.name size must be between 0 and 200"),
                bad("Market Square 1, Berlin", "x".repeat(10_000), "venue.address size must be between 0 and 300"),
                bad("Open Doors e.V.", "x".repeat(10_000), "branding.organizerName size must be between 0 and 200"),
                bad("Europe/Berlin", "x".repeat(10_000), "timeZone size must be between 0 and 60"),
                bad("Night of the Open Doors", "\u200b\ufeff \u2060", "name must have characters that can be seen"),
                bad("Night of the Open Doors", "\u3000", "name must not be blank"),
                bad("Old Town Hall", "\u200d", "venue.name must have characters that can be seen"),
                bad("Market Square 1, Berlin", "\u0301", "venue.address must have characters that can be seen"),
                bad("Open Doors e.V.", "\u200e", "branding.organizerName must have characters that can be seen"),
                bad("Night of", "Night\u2028of", "name must be one line without control characters"),
                bad(
                        "Open Doors e.V.",
                        "Open\\rDoors",
                        "branding.organizerName must be one line without control characters"),
                language("english please"),
                language("xx-YY"),
                language("de-"),
                language(""),
                language("x".repeat(10_000)),
                language("en-x-" + "abcdefgh-".repeat(5) + "a"),
                bad(
                        "\"eur\"",
                        "\"xts\"",
                        "price.currency xts is not sold in; use one of " + String.join(", ", Currency.codes())));
    }

    private static Object[] language(String tag) {
        return bad(
                "\"timeZone\"",
                "\"language\":\"" + tag + "\",\"timeZone\"",
                "language must be a BCP 47 tag of a known language, such as en-GB or de");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nacht der offenen Tür", "🎉🥳", "👩‍👩‍👧‍👦", "夜", "לילה", "२०२६", "<b>&amp;</b>", "?"})
    void namesOfAllScriptsAreTaken(String name) {
        Answer answer = put(path(), REQUEST.replace("Night of the Open Doors", name), OLGA);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(events.find(id).orElseThrow().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"de,de", "PT-br,pt-BR", "zh-hant-tw,zh-Hant-TW", "he,he", "iw,he", "fil,fil", "en-u-hc-h12,en-u-hc-h12"
    })
    void languagesAreTakenInTheirCanonicalForm(String sent, String shown) {
        String request = REQUEST.replace("\"timeZone\"", "\"language\":\"" + sent + "\",\"timeZone\"");

        assertThat(put(path(), request, OLGA).body()).contains("\"language\":\"" + shown + "\"");
    }

    @ParameterizedTest
    @MethodSource("badTypes")
    void whatHasTheWrongTypeIsRefusedWithoutNamesOfJava(String good, String bad, String detail) {
        assertThat(put(path(), REQUEST.replace(good, bad), OLGA))
                .isEqualTo(Answer.problem(400, "malformed-request", "Malformed request", detail));
        assertThat(events.all()).isEmpty();
    }

    static List<Object[]> badTypes() {
        return List.of(
                bad(
                        "\"2026-11-22T18:00:00Z\"",
                        "\"tomorrow\"",
                        "startsAt must be an instant such as 2026-06-01T18:00:00Z"),
                bad("\"capacity\":10", "\"capacity\":\"ten\"", "capacity must be a whole number"),
                bad("\"capacity\":10", "\"capacity\":10.5", "capacity must be a whole number"),
                bad("\"amount\":1050", "\"amount\":10.50", "price.amount must be a whole number"),
                bad("\"amount\":1050", "\"amount\":\"much\"", "price.amount must be a whole number"));
    }

    private static Object[] bad(String good, String bad, String detail) {
        return new Object[] {good, bad, detail};
    }

    private static String withTypes(String types) {
        return REQUEST.replace("\"capacity\":10,", "\"ticketTypes\":[" + types + "],")
                .replaceFirst("\"price\":\\{\"amount\":1050,\"currency\":\"eur\"\\},\\s*\"branding", "\"branding");
    }

    private String path() {
        return "/events/" + id.uuid();
    }

    private String shown(int seatsLeft) {
        return REQUEST.replaceFirst("\\{", "{\"eventId\":\"" + id + "\",")
                .replace("\"Europe/Berlin\",", "\"Europe/Berlin\",\"language\":\"en-GB\",")
                .replace("\"capacity\":10,", "\"capacity\":10,\"seatsLeft\":" + seatsLeft + ",")
                .replace("\"eur\"},", """
                        "eur"},
                        "ticketTypes":[{"id":"general","name":"General","price":{"amount":1050,"currency":"eur"},
                        "capacity":10,"seatsLeft":%d}],
                        "perAccount":{"seats":10,"openHolds":3},
                        """.formatted(seatsLeft));
    }
}
