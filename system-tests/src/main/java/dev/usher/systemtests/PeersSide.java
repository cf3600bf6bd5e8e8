package dev.usher.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.localcloud.launcher.ServiceProcess;
import dev.usher.localcloud.launcher.Stack;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Usher's side of `benchmarks/peers`: starts everything, with services compiled as they are deployed, buys tickets,
/// pairs
/// a scanner, prints where everything is as one line of JSON, and ends when standard input does.
final class PeersSide {
    private static final int SEATS = 10;

    private PeersSide() {}

    public static void main(String[] args) throws IOException {
        int orders = Integer.parseInt(args[0]);
        try (Stack stack = Stack.builder()
                .compiledAsDeployed()
                .setting("validation-service", "SCANNER_APPS_API", "true")
                .start()) {
            var bought = Orders.of(Addresses.of(stack), 10 * orders * SEATS);
            Buyer ada = bought.buyer("ada");
            List<String> codes = IntStream.range(0, orders)
                    .mapToObj(_ -> bought.buy(ada, SEATS))
                    .flatMap(List::stream)
                    .map(ticket -> ticket.get("qrCode").asText())
                    .toList();
            System.out.println(facts(stack, bought.eventId(), codes));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static String facts(Stack stack, String eventId, List<String> codes) throws JsonProcessingException {
        var addresses = Addresses.of(stack);
        var http = new Http();
        Buyer olga = Buyer.signIn(http, addresses, "olga");
        JsonNode pairing = olga.post(
                        "/events/" + Http.encoded(eventId) + "/pairing-codes",
                        Map.of("gate", "North", "scopes", List.of("scan")))
                .expect(201);
        JsonNode device = http.post(
                        addresses.edge().resolve("/devices/pair"),
                        null,
                        Map.of("pairingCode", pairing.get("pairingCode").asText(), "deviceName", "Peer"))
                .expect(201);
        var processes = new HashMap<String, Long>();
        for (ServiceProcess service : stack.services()) {
            processes.put(service.name(), service.process().pid());
        }
        processes.put("local-cloud", stack.localCloud().process().pid());
        return new ObjectMapper()
                .writeValueAsString(Map.of(
                        "edge", addresses.edge(),
                        "signIn", addresses.signIn(),
                        "stripe", addresses.stripe(),
                        "scans", stack.service("validation-service").address(),
                        "device", device.get("token").asText(),
                        "eventId", eventId,
                        "codes", codes,
                        "processes", processes));
    }
}
