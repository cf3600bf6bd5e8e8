package dev.usher.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A scanner device at a gate.
public final class Door {
    private final Http http;
    private final Addresses addresses;
    private final String authorization;

    private Door(Http http, Addresses addresses, String authorization) {
        this.http = http;
        this.addresses = addresses;
        this.authorization = authorization;
    }

    /// Pairs a new device with an event, once the door has heard of it: the organizer makes a code, the device
    /// exchanges it for its token.
    public static Door pair(Http http, Addresses addresses, Buyer organizer, String eventId, String gate) {
        JsonNode pairing = Patience.until(
                        "the door has heard of " + eventId,
                        () -> Optional.of(organizer.post(
                                        "/events/" + Http.encoded(eventId) + "/pairing-codes",
                                        Map.of("gate", gate, "scopes", List.of("scan"))))
                                .filter(answer -> answer.status() != 404))
                .expect(201);
        JsonNode device = http.post(
                        addresses.edge().resolve("/devices/pair"),
                        null,
                        Map.of("pairingCode", pairing.get("pairingCode").asText(), "deviceName", "Scanner of " + gate))
                .expect(201);
        return new Door(http, addresses, "Device " + device.get("token").asText());
    }

    /// Scans a code.
    ///
    /// @return the decision
    public JsonNode scan(String qrCode) {
        return scan(qrCode, false);
    }

    /// Says that it repeats a scan, of which the service has not heard.
    ///
    /// @return the decision
    public JsonNode scanAgain(String qrCode) {
        return scan(qrCode, true);
    }

    /// Scans a code that the door may not decide on now.
    public Http.Answer tryToScan(String qrCode) {
        return validate(qrCode, false);
    }

    private JsonNode scan(String qrCode, boolean isRepeated) {
        return validate(qrCode, isRepeated).expect(200);
    }

    private Http.Answer validate(String qrCode, boolean isRepeated) {
        return http.post(
                addresses.edge().resolve("/tickets/validate"),
                authorization,
                Map.of("qrCode", qrCode, "scanId", UUID.randomUUID().toString(), "repeated", isRepeated));
    }

    /// Uploads that it let somebody in while it was offline.
    ///
    /// @return the verdict
    public JsonNode letIn(String qrCode, Instant at) {
        return http.post(
                        addresses.edge().resolve("/scans"),
                        authorization,
                        Map.of(
                                "sentAt", Instant.now().toString(),
                                "scans",
                                        List.of(Map.of(
                                                "qrCode", qrCode,
                                                "scanId", UUID.randomUUID().toString(),
                                                "scannedAt", at.toString()))))
                .expect(200)
                .at("/verdicts/0");
    }

    /// What a device needs to decide offline.
    public JsonNode snapshot() {
        return http.get(addresses.edge().resolve("/scanner/snapshot"), authorization)
                .expect(200);
    }
}
