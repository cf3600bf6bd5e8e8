package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;

/// The steps of a journey at the door.
final class DoorSteps {
    private static final String GATE = "North";

    private final Http http;
    private final Addresses addresses;
    private final Steps steps;
    private final String eventId;

    DoorSteps(Http http, Addresses addresses, Steps steps, String eventId) {
        this.eventId = eventId;
        this.http = http;
        this.addresses = addresses;
        this.steps = steps;
    }

    /// Takes them all with the code of a ticket that was not used.
    void take(String code) {
        Door door = steps.take("Olga, the organizer, pairs a scanner with gate North", () -> {
            Buyer olga = Buyer.signIn(http, addresses, "olga");
            return Door.pair(http, addresses, olga, eventId, GATE);
        });
        steps.take("the ticket is admitted", () -> decided(door.scan(code), true, "ok"), DoorSteps::message);
        steps.take(
                "shown again it is refused",
                () -> {
                    JsonNode refused = decided(door.scan(code), false, "already_used");
                    StepFailed.unless(
                            refused.at("/firstUse/gate").asText().equals(GATE)
                                    && !refused.at("/firstUse/at").asText().isEmpty(),
                            "the refusal does not say when and where: " + refused);
                    return refused;
                },
                DoorSteps::message);
        steps.take(
                "a forged code is refused",
                () -> decided(door.scan(forged(code)), false, "forged"),
                DoorSteps::message);
    }

    private static JsonNode decided(JsonNode decision, boolean valid, String reason) {
        StepFailed.unless(
                decision.get("valid").asBoolean() == valid
                        && decision.get("reason").asText().equals(reason),
                "expected " + reason + ", got " + decision);
        return decision;
    }

    private static String message(JsonNode decision) {
        return decision.get("message").asText();
    }

    /// The same code with one character of its signature changed.
    private static String forged(String code) {
        int changed = code.length() - 20;
        char other = code.charAt(changed) == 'A' ? 'B' : 'A';
        return code.substring(0, changed) + other + code.substring(changed + 1);
    }
}
