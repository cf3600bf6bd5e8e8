package dev.usher.benchmarks.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.benchmarks.load.AlternatingRounds.Comparison;
import dev.usher.benchmarks.load.IssuedTickets.Issued;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// How many scans validation-service answers in a second, beside the bare conditional update that each of
/// them comes down to, of tickets of the same kind in the same table, by the same SDK at the same
/// concurrency.
final class ScanRate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONCURRENCY = 16;

    private final ServiceCalls service;

    private ScanRate(ServiceCalls service) {
        this.service = service;
    }

    /// Starts validation-service with everything it needs, measures and ends it.
    static Comparison measure(int warmUps, int rounds, int callsPerRound)
            throws InterruptedException, ExecutionException {
        var turns = new AlternatingRounds(warmUps, rounds, callsPerRound, CONCURRENCY);
        var tickets = new IssuedTickets();
        try (var stack = Stack.builder()
                        .services("validation-service")
                        .compiledAsDeployed()
                        .withoutPermissions()
                        .withoutSampleEvents()
                        .setting("validation-service", "TICKET_PUBLIC_KEYS", tickets.publicKeys())
                        .start();
                var service =
                        new ServiceCalls(stack.service("validation-service").address(), CONCURRENCY);
                var aws = clients(stack)) {
            int counted = turns.callsPerSide() - turns.callsToWarmUp();
            var issued = tickets.issue(2 * counted, aws);
            var scanned = afterWarmUp(tickets, turns, issued.subList(0, counted));
            var written = afterWarmUp(tickets, turns, issued.subList(counted, 2 * counted));
            var door = new ScanRate(service);
            String device = door.pair(tickets, stack.token("olga"));
            var bare = new BareAdmission(aws.dynamoDb(), tickets.eventId());
            return turns.compare(
                    call -> door.scan(scanned.get(call).code(), device), call -> bare.admit(written.get(call)));
        }
    }

    private static List<Issued> afterWarmUp(IssuedTickets tickets, AlternatingRounds turns, List<Issued> counted) {
        return Stream.concat(tickets.signedOnly(turns.callsToWarmUp()).stream(), counted.stream())
                .toList();
    }

    private String pair(IssuedTickets tickets, String organizer) {
        var offer = post(
                "/events/" + tickets.eventId().uuid() + "/pairing-codes",
                Map.of("Authorization", "Bearer " + organizer),
                Map.of("gate", "North", "scopes", List.of("scan")));
        var paired = post(
                "/devices/pair",
                Map.of(),
                Map.of("pairingCode", offer.path("pairingCode").asText(), "deviceName", "Benchmark"));
        return "Device " + paired.path("token").asText();
    }

    private void scan(String code, String device) {
        var answer = post(
                "/tickets/validate",
                Map.of("Authorization", device),
                Map.of("qrCode", code, "scanId", UUID.randomUUID().toString()));
        if (!answer.path("valid").asBoolean()) {
            throw new IllegalStateException("the door says " + answer);
        }
    }

    private JsonNode post(String path, Map<String, String> headers, Map<String, ?> body) {
        try {
            return JSON.readTree(service.post(path, headers, JSON.writeValueAsString(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(path + " does not answer JSON", e);
        }
    }

    private static AwsClients clients(Stack stack) {
        var cloud = stack.localCloud();
        return new AwsClients(AwsEndpoints.local(
                cloud.address("sqs"), cloud.address("sns"), cloud.address("dynamodb"), cloud.address("s3")));
    }
}
