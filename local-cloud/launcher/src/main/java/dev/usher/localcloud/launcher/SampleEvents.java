package dev.usher.localcloud.launcher;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The events that a new installation offers, so that there is something to buy and to let in.
public final class SampleEvents {

    /// Takes place today, so its tickets can be used today.
    static final String TODAY = "5c0a1f7e-1111-4d6b-8f00-0000000000a1";

    /// Costs nothing and takes place in a week.
    static final String FREE = "5c0a1f7e-1111-4d6b-8f00-0000000000a2";

    /// In German, and takes place in two weeks.
    static final String GERMAN = "5c0a1f7e-1111-4d6b-8f00-0000000000a3";

    private static final String LOGO = "open-doors.png";
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private final HttpClient http;
    private final URI edge;
    private final URI signIn;
    private final Clock clock;

    /// @param edge where payment-service is reached
    public SampleEvents(HttpClient http, URI edge, URI signIn, Clock clock) {
        this.http = http;
        this.edge = edge;
        this.signIn = signIn;
        this.clock = clock;
    }

    /// Sets them up, or moves those of an earlier day to today. Repeating it is harmless.
    public void put() {
        var token = new SignIn(http, signIn).token("olga");
        var today = LocalDate.now(clock.withZone(ZONE));
        put(token, TODAY, openDoors(today));
        putLogo(token, TODAY);
        put(token, FREE, rehearsal(today.plusWeeks(1)));
        put(token, GERMAN, choirs(today.plusWeeks(2)));
    }

    /// Whether today's event is there.
    ///
    /// @throws IllegalStateException if payment-service does not answer, or not as it should
    public boolean areThere() {
        var request = HttpRequest.newBuilder(edge.resolve("/events/" + TODAY)).build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200 && status != 404) {
                throw new IllegalStateException("GET " + request.uri() + " answers " + status);
            }
            return status == 200;
        } catch (IOException e) {
            throw new IllegalStateException("nothing answers at " + edge, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Map<String, Object> openDoors(LocalDate day) {
        return Map.ofEntries(
                Map.entry("name", "Night of the Open Doors"),
                Map.entry("description", "Forty houses, one ticket: music, light and soup until late."),
                Map.entry("venue", Map.of("name", "Old Waterworks", "address", "Am Wasserturm 1, 10405 Berlin")),
                Map.entry("startsAt", at(day, LocalTime.of(20, 0))),
                Map.entry("endsAt", at(day.plusDays(1), LocalTime.of(2, 0))),
                Map.entry("doorsOpenAt", at(day, LocalTime.of(19, 0))),
                // The whole day, so that one is let in whenever the demo runs.
                Map.entry(
                        "admission",
                        Map.of("from", at(day, LocalTime.MIN), "until", at(day.plusDays(1), LocalTime.of(2, 0)))),
                Map.entry("timeZone", ZONE.getId()),
                Map.entry(
                        "ticketTypes",
                        List.of(ticketType("general", "General", 2500, 500), ticketType("vip", "VIP", 8000, 20))),
                // Ada and Ben are all buyers there are, in demos and in tests.
                Map.entry("perAccount", Map.of("seats", 520, "openHolds", 520)),
                Map.entry("branding", Map.of("accentColor", "#0b6e4f", "organizerName", "Open Doors e. V.")));
    }

    private static Map<String, Object> rehearsal(LocalDate day) {
        return Map.ofEntries(
                Map.entry("name", "Open Rehearsal"),
                Map.entry("description", "Sit between the players. Free, but seats are few."),
                Map.entry("venue", Map.of("name", "Studio North", "address", "Hafenstrasse 12, 10557 Berlin")),
                Map.entry("startsAt", at(day, LocalTime.of(18, 0))),
                Map.entry("endsAt", at(day, LocalTime.of(20, 0))),
                Map.entry("doorsOpenAt", at(day, LocalTime.of(17, 30))),
                Map.entry("timeZone", ZONE.getId()),
                Map.entry("capacity", 40),
                Map.entry("price", Map.of("amount", 0, "currency", "eur")),
                Map.entry("perAccount", Map.of("seats", 40, "openHolds", 40)),
                Map.entry("branding", Map.of("accentColor", "#7a3e9d", "organizerName", "Studio North")));
    }

    private static Map<String, Object> choirs(LocalDate day) {
        return Map.ofEntries(
                Map.entry("name", "Lange Nacht der Chöre"),
                Map.entry("description", "Zwölf Chöre, ein Speicher, Glühwein in den Pausen."),
                Map.entry("language", "de"),
                Map.entry(
                        "venue", Map.of("name", "Alter Getreidespeicher", "address", "Brüderstraße 9, 20355 Hamburg")),
                Map.entry("startsAt", at(day, LocalTime.of(19, 0))),
                Map.entry("endsAt", at(day, LocalTime.of(23, 30))),
                Map.entry("doorsOpenAt", at(day, LocalTime.of(18, 15))),
                Map.entry("timeZone", ZONE.getId()),
                Map.entry(
                        "ticketTypes",
                        List.of(
                                ticketType("sitzplatz", "Sitzplatz", 3200, 180),
                                ticketType("ermaessigt", "Ermäßigt", 1800, 40))),
                Map.entry("branding", Map.of("accentColor", "#8a3b12", "organizerName", "Hamburger Chorkreis")));
    }

    private static Map<String, Object> ticketType(String id, String name, int price, int capacity) {
        return Map.of(
                "id", id, "name", name, "price", Map.of("amount", price, "currency", "eur"), "capacity", capacity);
    }

    private static String at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant().toString();
    }

    private void put(String token, String id, Map<String, Object> event) {
        try {
            byte[] json = JsonMapper.createDefault().writeValueAsBytes(event);
            put(token, "/events/" + id, "application/json", json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the sample event " + id, e);
        }
    }

    private void putLogo(String token, String id) {
        try (var logo = Objects.requireNonNull(SampleEvents.class.getResourceAsStream(LOGO), LOGO)) {
            put(token, "/events/" + id + "/logo", "image/png", logo.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set the logo of the sample event " + id, e);
        }
    }

    private void put(String token, String path, String type, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(edge.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException("cannot put the sample " + path + ": " + response.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating sample events", e);
        }
    }
}
