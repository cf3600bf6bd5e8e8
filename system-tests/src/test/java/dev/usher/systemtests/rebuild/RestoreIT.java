package dev.usher.systemtests.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.OnOwnStack;
import dev.usher.systemtests.Patience;
import dev.usher.systemtests.operations.Operator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// The tables of payment-service are restored from a point in time, under other names, and Stripe is ahead.
@OnOwnStack
class RestoreIT {
    private static final String SERVICE = "payment-service";
    private static final List<String> TABLES = List.of(
            "events",
            "event-logos",
            "inventory",
            "registrations",
            "payments",
            "refunds",
            "webhook-inbox",
            "payment-outbox");
    private static final String CARD = "4242424242424242";
    private static final Topology TOPOLOGY = Topology.load();
    private static final Http HTTP = new Http();
    private static final String EVENT = UUID.randomUUID().toString();

    private static Stack stack;
    private static AwsClients aws;
    private static Buyer ada;

    @BeforeAll
    static void start() {
        // The second instance is the service after the restore.
        String after = SERVICE + "-2";
        stack = Stack.builder()
                .instances(SERVICE, 2)
                .withoutSampleEvents()
                .setting(
                        after,
                        "USHER_RESTORED_TABLES",
                        TABLES.stream().map(name -> name + "=" + restored(name)).collect(Collectors.joining(",")))
                .setting(after, "RECONCILE_INTERVAL", "PT2S")
                .setting(after, "RECONCILE_AFTER", "PT5S")
                .setting(after, "RECONCILE_AUDIT_INTERVAL", "PT5S")
                .start();
        stack.instances(SERVICE).getLast().killForcibly();
        aws = CloudClients.of(stack.localCloud());
        ada = Buyer.signIn(HTTP, Addresses.of(stack), "ada");
        Buyer.signIn(HTTP, Addresses.of(stack), "olga")
                .put("/events/" + EVENT, nextMonth())
                .expect(201);
    }

    @AfterAll
    static void end() {
        aws.close();
        stack.close();
    }

    @Test
    void theReconciliationAndARebuildCatchUpWithStripe() throws Exception {
        String before = buy(ada.register(EVENT, 1));
        JsonNode held = ada.register(EVENT, 1);
        JsonNode intent = ada.createIntent(held);
        TABLES.forEach(RestoreIT::copy);
        ada.pay(intent, CARD).expect(200);
        String paidAfterwards = held.get("registrationId").asText();
        ada.awaitConfirmed(paidAfterwards);
        JsonNode ticket = ada.awaitTickets(paidAfterwards, 1).getFirst();
        String boughtAfterwards = buy(ada.register(EVENT, 1));

        stack.instances(SERVICE).getFirst().killForcibly();
        stack.instances(SERVICE).getLast().restart();

        assertThat(ada.registration(before).get("status").asText()).isEqualTo("confirmed");
        ada.awaitConfirmed(paidAfterwards);
        assertThat(ada.get("/registrations/" + Http.encoded(boughtAfterwards)).status())
                .isEqualTo(404);
        Patience.until(
                "the reconciliation finds the payment of a registration that is not here",
                () -> Optional.of(metrics())
                        .filter(text -> text.lines()
                                .anyMatch(line -> line.startsWith("usher_reconciliation_findings_total")
                                        && line.contains("paid_not_here")
                                        && !line.endsWith(" 0.0"))));
        assertThat(Operator.usher(stack, "rebuild", "tickets", "--event", EVENT, "--yes"))
                .contains("0 tickets restored", "3 tickets published again by ticket-service");
        Patience.until(
                "the registration lists its ticket again",
                () -> Optional.of(ada.registration(paidAfterwards).at("/tickets/0/ticketId"))
                        .filter(ticket.path("ticketId")::equals));
        assertThat(ada.awaitTickets(paidAfterwards, 1).getFirst().path("qrCode"))
                .isEqualTo(ticket.path("qrCode"));
    }

    private static String buy(JsonNode registration) {
        ada.pay(ada.createIntent(registration), CARD).expect(200);
        String registrationId = registration.get("registrationId").asText();
        ada.awaitConfirmed(registrationId);
        ada.awaitTickets(registrationId, 1);
        return registrationId;
    }

    /// What a restore from a point in time does: a table of another name, with the rows of now.
    private static void copy(String name) {
        String usual = TOPOLOGY.physicalName(name, "local");
        TableDescription table = aws.dynamoDb()
                .describeTable(describe -> describe.tableName(usual))
                .table();
        aws.dynamoDb().createTable(create -> {
            create.tableName(restored(name))
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(table.keySchema())
                    .attributeDefinitions(table.attributeDefinitions());
            if (table.hasGlobalSecondaryIndexes()) {
                create.globalSecondaryIndexes(table.globalSecondaryIndexes().stream()
                        .map(index -> GlobalSecondaryIndex.builder()
                                .indexName(index.indexName())
                                .keySchema(index.keySchema())
                                .projection(index.projection())
                                .build())
                        .toList());
            }
        });
        for (Map<String, AttributeValue> row : aws.dynamoDb()
                .scanPaginator(scan -> scan.tableName(usual).consistentRead(true))
                .items()) {
            aws.dynamoDb().putItem(put -> put.tableName(restored(name)).item(new HashMap<>(row)));
        }
    }

    private static String restored(String name) {
        return TOPOLOGY.physicalName(name, "local") + "-2";
    }

    private static String metrics() {
        URI address = stack.instances(SERVICE).getLast().address();
        return new String(HTTP.download(address.resolve("/prometheus"), null), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> nextMonth() {
        return EventRequests.of(
                "Lost and Found", Instant.now().plus(Duration.ofDays(30)), Duration.ofHours(4), 50, 2500);
    }
}
