package dev.usher.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.benchmarks.load.AlternatingRounds.Comparison;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// How many scans validation-service answers in a second, beside the bare conditional update that each of
/// them comes down to, of tickets of the same kind in the same table, by the same SDK at the same
/// concurrency.
final class ScanRate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONCURRENCY = 16;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final URI service;

    private ScanRate(URI service) {
        this.service = service;
    }

    /// Starts validation-service with everything it needs, measures and ends it.
    static Comparison measure(int rounds, int callsPerRound) throws InterruptedException, ExecutionException {
        var turns = new AlternatingRounds(rounds, callsPerRound, CONCURRENCY);
        var tickets = new IssuedTickets();
        try (var stack = Stack.builder()
                        .services("validation-service")
                        .withoutSampleEvents()
                        .setting("validation-service", "TICKET_PUBLIC_KEYS", tickets.publicKeys())
                        .start();
                var aws = clients(stack)) {
            int each = turns.callsPerSide();
            var issued = tickets.issue(2 * each, aws);
            var door = new ScanRate(stack.service("validation-service").address());
            String device = door.pair(tickets, stack.token("olga"));
            var bare = new BareAdmission(aws.dynamoDb(), tickets.eventId());
            return turns.compare(
                    call -> door.scan(issued.get(call).code(), device), call -> bare.admit(issued.get(each + call)));
        }
    }

    private String pair(IssuedTickets tickets, String organizer) {
        JsonNode offer = post(
                "/events/" + tickets.eventId().uuid() + "/pairing-codes",
                "Bearer " + organizer,
                Map.of("gate", "North", "scopes", List.of("scan")));
        JsonNode paired = post(
                "/devices/pair",
                "",
                Map.of("pairingCode", offer.path("pairingCode").asText(), "deviceName", "Benchmark"));
        return "Device " + paired.path("token").asText();
    }

    private void scan(String code, String device) {
        JsonNode answer = post(
                "/tickets/validate",
                device,
                Map.of("qrCode", code, "scanId", UUID.randomUUID().toString()));
        if (!answer.path("valid").asBoolean()) {
            throw new IllegalStateException("the door says " + answer);
        }
    }

    private JsonNode post(String path, String authorization, Object body) {
        try {
            var request = HttpRequest.newBuilder(service.resolve(path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static AwsClients clients(Stack stack) {
        var cloud = stack.localCloud();
        return new AwsClients(AwsEndpoints.local(
                cloud.address("sqs"), cloud.address("sns"), cloud.address("dynamodb"), cloud.address("s3")));
    }
}
