package dev.usher.localcloud.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.usher.contracts.topology.Permissions;
import dev.usher.contracts.topology.Permissions.OfService;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.http.HttpServers;
import dev.usher.localcloud.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A door before an emulator that answers with the body that it was sent.
final class FrontDoorTest {

    private static final String TABLE = "event-ticketing-events-local";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = Ports.free();
    private final int behind = Ports.free();

    @TempDir
    private Path directory = Path.of("");

    private HttpServer emulator = HttpServers.start("127.0.0.1", behind, FrontDoorTest::echo);
    private AutoCloseable door = () -> {};
    private CallLog calls = new CallLog(null);

    @BeforeEach
    void start() {
        calls = new CallLog(directory);
        var permissions = new Permissions(Map.of(
                "payment-service", new OfService(Map.of("table/events", List.of("dynamodb:GetItem")), Map.of())));
        var guard = new Guard(permissions, Topology.load(), List.of("local"), calls);
        door = FrontDoor.start("127.0.0.1", port, behind, new DynamoDbProtocol(), guard);
    }

    @AfterEach
    void end() throws Exception {
        door.close();
        emulator.stop(0);
        http.close();
    }

    @Test
    void whatIsGrantedReachesTheEmulatorAndWhatIsNotDoesNotOnOneConnection() throws Exception {
        assertThat(call("paymentservice", "GetItem", TABLE).statusCode()).isEqualTo(200);

        var denied = call("paymentservice", "DeleteItem", TABLE);
        assertThat(denied.statusCode()).isEqualTo(400);
        assertThat(denied.body())
                .contains("#AccessDeniedException")
                .contains("User: arn:aws:iam::000000000000:user/payment-service is not authorized to perform:"
                        + " dynamodb:DeleteItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table/" + TABLE);

        assertThat(call("paymentservice", "GetItem", TABLE).body()).isEqualTo(body(TABLE));
    }

    @Test
    void aTableOfAnotherEnvironmentOrServiceIsDenied() throws Exception {
        assertThat(call("paymentservice", "GetItem", "event-ticketing-events-prod")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("ticketservice", "GetItem", TABLE).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsNoServiceMayDoEverything() throws Exception {
        assertThat(call("test", "DeleteTable", TABLE).body()).isEqualTo(body(TABLE));
    }

    @Test
    void howOftenServicesCallIsWrittenDownAtTheEnd() throws Exception {
        call("paymentservice", "GetItem", TABLE);
        call("paymentservice", "GetItem", TABLE);

        calls.writeCounts();

        assertThat(directory.resolve(ProcessHandle.current().pid() + ".calls.counts"))
                .hasContent("2 granted payment-service table/events dynamodb:GetItem");
    }

    @Test
    void whatServicesCallIsWrittenDownOnce() throws Exception {
        call("paymentservice", "GetItem", TABLE);
        call("paymentservice", "GetItem", TABLE);
        call("paymentservice", "DeleteItem", TABLE);
        call("test", "GetItem", TABLE);

        try (var files = Files.list(directory)) {
            assertThat(Files.readAllLines(files.findFirst().orElseThrow()))
                    .containsExactly(
                            "granted payment-service table/events dynamodb:GetItem",
                            "denied payment-service table/events dynamodb:DeleteItem");
        }
    }

    @Test
    void aBodyOfAMegabyteGoesThroughBothWays() throws Exception {
        String large = TABLE + "-" + "x".repeat(1_000_000);

        assertThat(call("test", "PutItem", large).body()).isEqualTo(body(large));
    }

    private HttpResponse<String> call(String accessKeyId, String operation, String table)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=" + accessKeyId + "/20260101/us-east-1/dynamodb")
                .POST(BodyPublishers.ofString(body(table)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String body(String table) {
        return "{\"TableName\": \"" + table + "\"}";
    }

    private static void echo(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
