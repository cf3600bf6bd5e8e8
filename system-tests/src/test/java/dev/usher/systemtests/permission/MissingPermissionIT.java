package dev.usher.systemtests.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Journey;
import dev.usher.systemtests.OnOwnStack;
import dev.usher.systemtests.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens when Terraform forgets an action. `dynamodb:BatchWriteItem` was missing once: the door's
/// search index could not be written, and refunded tickets were let in.
@OnOwnStack
class MissingPermissionIT {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void theMissingActionIsNamedAndWithdrawnTicketsStayOutsideAllTheSame() throws IOException {
        try (Stack stack = Stack.builder()
                .setting(
                        "local-cloud",
                        "USHER_PERMISSIONS",
                        withoutBatchWriteItem().toString())
                .setting("local-cloud", "USHER_CALL_LOG", directory.toString())
                .logsIn(directory.resolve("logs"))
                .start()) {
            var http = new Http();
            var addresses = Addresses.of(stack);
            var ada = Buyer.signIn(http, addresses, "ada");
            var door = Door.pair(http, addresses, Buyer.signIn(http, addresses, "olga"), Journey.EVENT_ID, "North");
            JsonNode registration = ada.register(Journey.EVENT_ID, 3);
            JsonNode intent = ada.createIntent(registration);
            ada.pay(intent, "4242424242424242").expect(200);
            List<String> tickets = ada
                    .awaitTickets(registration.get("registrationId").asText(), 3)
                    .stream()
                    .map(ticket -> ticket.path("ticketId").asText())
                    .toList();

            // The bank takes the money back: one message withdraws all three.
            http.post(
                            addresses.stripe().resolve("/_stub/disputes"),
                            null,
                            Map.of(
                                    "payment_intent",
                                    intent.get("paymentIntentId").asText()))
                    .expect(200);
            Patience.until(
                    "the door refuses all three",
                    () -> Optional.of(withdrawn(door)).filter(refused -> refused.containsAll(tickets)));

            assertThat(stack.denials())
                    .isNotEmpty()
                    .allMatch(
                            denial -> denial.startsWith(
                                    "User: arn:aws:iam::000000000000:user/validation-service is not"
                                            + " authorized to perform: dynamodb:BatchWriteItem on resource: arn:aws:dynamodb:"));
        }
    }

    /// The tickets that a device must refuse, whatever their codes say.
    private static List<String> withdrawn(Door door) {
        return StreamSupport.stream(door.snapshot().path("dead").spliterator(), false)
                .map(ticket -> ticket.path("ticketId").asText())
                .toList();
    }

    private Path withoutBatchWriteItem() throws IOException {
        var json = new ObjectMapper();
        try (var in = Stack.class.getResourceAsStream("/dev/usher/contracts/permissions.json")) {
            JsonNode permissions = json.readTree(in);
            var grants = (ObjectNode) permissions.at("/services/validation-service/grants");
            grants.putArray("table/door-search").add("dynamodb:Query");
            return Files.writeString(directory.resolve("permissions.json"), permissions.toString());
        }
    }
}
