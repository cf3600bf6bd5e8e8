package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.Samples;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.InMemoryEventStore;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SliceTest
class StrictJsonTest extends HttpSlice {
    private static final String[] ADA = as(Samples.ADA);

    private static final String[] OLGA = asOrganizer();

    @Inject
    InMemoryEventStore events;

    private final Event event = Samples.event(10);

    @BeforeEach
    void begin() {
        events.clear();
        events.put(event);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "quantity": 1   | "quantity": true       | quantity must be a whole number
            "quantity": 1   | "quantity": [1]        | quantity must be a whole number
            "quantity": 1   | "quantity": "1"        | quantity must be a whole number
            "quantity": 1   | "quantity": 1.0        | quantity must be a whole number
            "quantity": 1   | "quantity": 1E+2147483648 | quantity must be a whole number
            "quantity": 1   | "quantity": 99999999999 | quantity must be a whole number from -2147483648 to 2147483647
            "quantity": 1   | "items": {}            | items must be an array
            "quantity": 1   | "items": [{"ticketType": 5, "quantity": 1}] | items[0].ticketType must be a string
            "Ada"           | 5                      | attendee.name must be a string
            "Ada"           | true                   | attendee.name must be a string
            "Ada"           | ["Ada"]                | attendee.name must be a string
            """)
    void aValueIsReadOnlyFromItsOwnToken(String good, String bad, String detail) {
        assertThat(post("/registrations", body().replace(good, bad), ADA))
                .isEqualTo(Answer.problem(400, "malformed-request", "Malformed request", detail));
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1893456000
            1893456000.5
            "1893456000"
            true
            "2030-06-30"
            "-999999999-01-01T00:00:00Z"
            "+12030-06-30T18:00:00Z"
            """)
    void anInstantIsATextWithADateAndATime(String instant) {
        String body = "{\"startsAt\": " + instant + "}";

        Answer answer = put("/events/" + event.eventId().toString().substring(6), body, OLGA);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("malformed-request").contains("startsAt must be ");
    }

    @Test
    void aFieldStandsOnce() {
        Answer answer =
                post("/registrations", body().replace("\"quantity\": 1", "\"quantity\": 1, \"quantity\": 9"), ADA);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("The body is not JSON with each field once: see line 1, column ");
    }

    @ParameterizedTest
    @CsvSource({"x", "{}", "1", "]"})
    void nothingFollows(String rest) {
        assertThat(post("/registrations", body() + rest, ADA).status()).isEqualTo(400);
        assertThat(events.seatsLeft(event.eventId())).isEqualTo(10);
    }

    @Test
    void overlongUtf8IsRefused() {
        byte[] bytes = body().replace("Ada", "AXX").getBytes(StandardCharsets.UTF_8);
        int place = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("XX");
        bytes[place] = (byte) 0xC0;
        bytes[place + 1] = (byte) 0xAF;

        assertThat(post("/registrations", bytes, ADA))
                .isEqualTo(Answer.problem(400, "malformed-request", "Malformed request", "The body is not UTF-8"));
    }

    @Test
    void whatNobodyKnowsIsIgnored() {
        String body = body().replace("\"quantity\": 1", "\"quantity\": 1, \"newer\": {\"a\": [1, {}]}");

        assertThat(post("/registrations", body, ADA).status()).isEqualTo(201);
    }

    private String body() {
        return "{\"eventId\": \"%s\", \"attendee\": {\"name\": \"Ada\", \"email\": \"ada@example.org\"}, \"quantity\": 1}"
                .formatted(event.eventId());
    }
}
