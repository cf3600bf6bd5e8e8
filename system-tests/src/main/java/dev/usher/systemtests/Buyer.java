package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.systemtests.Http.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Somebody who signed in, and what they can do over HTTP.
public final class Buyer {
    private final Http http;
    private final Addresses addresses;
    private final String authorization;

    private Buyer(Http http, Addresses addresses, String authorization) {
        this.http = http;
        this.addresses = addresses;
        this.authorization = authorization;
    }

    /// Signs a sample user in.
    public static Buyer signIn(Http http, Addresses addresses, String userName) {
        JsonNode token = http.postForm(
                        URI.create(addresses.signInOf(userName) + "/token"),
                        null,
                        Map.of(
                                "grant_type", "password",
                                "client_id", "usher-local",
                                "username", userName,
                                "password", "any",
                                "scope", "openid"))
                .expect(200);
        return new Buyer(http, addresses, "Bearer " + token.get("access_token").asText());
    }

    /// A GET through the edge.
    public Answer get(String path) {
        return http.get(edge(path), authorization);
    }

    /// A POST of JSON through the edge.
    public Answer post(String path, Object body) {
        return http.post(edge(path), authorization, body);
    }

    /// A POST of JSON through the edge that does nothing twice: with a new `Idempotency-Key`.
    public Answer postOnce(String path, Object body) {
        var key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return http.post(edge(path), authorization, body, key);
    }

    /// A PUT of JSON through the edge.
    public Answer put(String path, Object body) {
        return http.put(edge(path), authorization, body);
    }

    /// A DELETE through the edge.
    public Answer delete(String path) {
        return http.delete(edge(path), authorization);
    }

    /// Holds seats of the type `general`, which every event here has.
    ///
    /// @return the registration
    public JsonNode register(String eventId, int quantity) {
        var request = Map.of(
                "eventId", eventId,
                "attendee", Map.of("name", "Ada Lovelace", "email", "ada@example.org"),
                "items", List.of(Map.of("ticketType", "general", "quantity", quantity)));
        return post("/registrations", request).expect(201);
    }

    /// Asks for the PaymentIntent of a registration, in the API's words.
    public JsonNode createIntent(JsonNode registration) {
        var request = Map.of(
                "registrationId", registration.get("registrationId").asText(),
                "amount", registration.at("/total/amount").asLong());
        return post("/payments/create-intent", request).expect(200);
    }

    /// Pays at the stand-in with a card that it accepts.
    public Answer pay(JsonNode intent) {
        return pay(intent, "4242424242424242");
    }

    /// Pays at the stand-in as its pay page does: with the publishable key and the client secret.
    public Answer pay(JsonNode intent, String cardNumber) {
        String publishableKey = http.get(edge("/payments/config"), null)
                .expect(200)
                .get("publishableKey")
                .asText();
        return http.postForm(
                URI.create(addresses.stripe() + "/v1/payment_intents/"
                        + intent.get("paymentIntentId").asText() + "/confirm"),
                "Bearer " + publishableKey,
                Map.of(
                        "client_secret", intent.get("clientSecret").asText(),
                        "payment_method_data[type]", "card",
                        "payment_method_data[card][number]", cardNumber,
                        "payment_method_data[card][exp_month]", "12",
                        "payment_method_data[card][exp_year]", "2034",
                        "payment_method_data[card][cvc]", "123"));
    }

    /// The registration as it is now.
    public JsonNode registration(String registrationId) {
        return get("/registrations/" + Http.encoded(registrationId)).expect(200);
    }

    /// Follows a registration: its JSON at once and after each change, until nothing more will change.
    public Stream<String> follow(String registrationId) {
        return http.lines(edge("/registrations/" + Http.encoded(registrationId) + "/updates"), authorization)
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()));
    }

    /// Waits until the registration is confirmed.
    public JsonNode awaitConfirmed(String registrationId) {
        return Patience.until(
                "the registration is confirmed",
                () -> Optional.of(registration(registrationId))
                        .filter(registration ->
                                registration.get("status").asText().equals("confirmed")));
    }

    /// Waits until all tickets of a registration are made.
    public List<JsonNode> awaitTickets(String registrationId, int quantity) {
        return Patience.until(quantity + " tickets are made", () -> {
            var tickets = new ArrayList<JsonNode>();
            get("/tickets?registrationId=" + Http.encoded(registrationId))
                    .expect(200)
                    .get("tickets")
                    .forEach(tickets::add);
            return Optional.of(List.copyOf(tickets)).filter(all -> all.size() == quantity);
        });
    }

    /// Downloads a ticket's PDF through its pre-signed URL, without a token.
    public byte[] downloadPdf(String ticketId) {
        JsonNode download =
                get("/tickets/" + Http.encoded(ticketId) + "/download").expect(200);
        return http.download(URI.create(download.get("downloadUrl").asText()), null);
    }

    /// Downloads a ticket's pass for Apple Wallet.
    public byte[] downloadPass(String ticketId) {
        return http.download(edge("/tickets/" + Http.encoded(ticketId) + "/pass"), authorization);
    }

    private URI edge(String path) {
        return addresses.edge().resolve(path);
    }
}
