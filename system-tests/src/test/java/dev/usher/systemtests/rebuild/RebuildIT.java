package dev.usher.systemtests.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import dev.usher.localcloud.provisioning.Provisioner;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Inbox;
import dev.usher.systemtests.OnOwnStack;
import dev.usher.systemtests.Patience;
import dev.usher.systemtests.operations.Operator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

/// In the middle of an evening ticket-service and validation-service lose their tables and all documents.
/// What is left is the record.
@OnOwnStack
class RebuildIT {
    private static final Set<String> SERVICES = Set.of("ticket-service", "validation-service");

    /// What is not lost with the tables: the record.
    private static final Set<String> RECORD = Set.of("ticket-record", "door-record", "door-changes");

    private static final String BENS_ADDRESS = "ben@example.org";
    private static final Topology TOPOLOGY = Topology.load();
    private static final Http HTTP = new Http();
    private static final String EVENT = UUID.randomUUID().toString();

    private static Stack stack;
    private static AwsClients aws;
    private static Addresses addresses;
    private static Buyer ada;
    private static Buyer ben;
    private static Buyer olga;

    @BeforeAll
    static void start() {
        var prepared = Stack.builder().withoutSampleEvents();
        for (String service : SERVICES) {
            prepared = prepared.setting(service, "MESSAGES_FIRST_PAUSE", "PT0.1S")
                    .setting(service, "MESSAGES_LONGEST_PAUSE", "PT1S")
                    .setting(service, "MESSAGES_LONGEST_REST", "PT0.5S");
        }
        stack = prepared.start();
        aws = CloudClients.of(stack.localCloud());
        addresses = Addresses.of(stack);
        ada = Buyer.signIn(HTTP, addresses, "ada");
        ben = Buyer.signIn(HTTP, addresses, "ben");
        olga = Buyer.signIn(HTTP, addresses, "olga");
        olga.put("/events/" + EVENT, tonight()).expect(201);
    }

    @AfterAll
    static void end() {
        aws.close();
        stack.close();
    }

    @Test
    void everyValidPdfAdmitsAndAllOthersStayDead() throws IOException, InterruptedException {
        var door = Door.pair(HTTP, addresses, olga, EVENT, "North");
        JsonNode rules = onlyAtGateNorth();
        List<JsonNode> bought = buy(8);
        JsonNode untouched = bought.get(0);
        JsonNode reissuedBefore = bought.get(1);
        JsonNode adas = bought.get(2);
        JsonNode renamed = bought.get(3);
        JsonNode revoked = bought.get(4);
        JsonNode used = bought.get(5);
        JsonNode restored = bought.get(6);
        JsonNode usedAfterReissueBefore = bought.get(7);
        JsonNode reissued = reissue(reissuedBefore);
        JsonNode usedAfterReissue = reissue(usedAfterReissueBefore);
        JsonNode bens = transfer(adas);
        ada.post(path(renamed) + "/rename", Map.of("name", "Augusta King")).expect(200);
        olga.postOnce(path(revoked) + "/revoke", Map.of("reason", "given back")).expect(200);
        olga.postOnce(path(restored) + "/revoke", Map.of("reason", "a mistake")).expect(200);
        olga.post(path(restored) + "/restore", Map.of()).expect(200);
        awaitDoor(bens, "issue", "2");
        awaitDoor(usedAfterReissue, "issue", "2");
        awaitDoor(revoked, "status", "revoked");
        assertThat(scan(door, used)).isEqualTo("ok");
        assertThat(scan(door, usedAfterReissue)).isEqualTo("ok");
        for (JsonNode ticket : List.of(used, usedAfterReissue, bens, revoked)) {
            awaitCopy(ticket);
        }
        int mails = mails();

        loseEverythingButTheRecord();

        assertThat(usher("republish", "EVENT#" + EVENT)).contains("published again");
        var atTheDoor = Door.pair(HTTP, addresses, olga, EVENT, "North");
        assertThat(atTheDoor.tryToScan(used.path("qrCode").asText()).problem())
                .as("a used ticket, unknown to an empty table")
                .isEqualTo("tickets-being-restored");
        assertThat(usher("rebuild", "door", "--event", EVENT, "--dry-run")).contains("are missing");
        assertThat(usher("rebuild", "door", "--event", EVENT, "--yes")).contains("tickets restored");
        assertThat(usher("rebuild", "tickets", "--event", EVENT, "--yes"))
                .contains("8 tickets of EVENT#" + EVENT)
                .contains("8 tickets restored");
        awaitDoor(renamed, "attendeeName", "Augusta King");
        awaitDoor(revoked, "attendeeName", "Ada Lovelace");
        assertThat(olga.get("/events/" + EVENT + "/door").expect(200)).isEqualTo(rules);

        for (JsonNode superseded : List.of(reissuedBefore, adas, usedAfterReissueBefore)) {
            assertThat(scan(atTheDoor, superseded)).isEqualTo("superseded");
        }
        assertThat(scan(atTheDoor, revoked)).isEqualTo("revoked");
        assertThat(scan(atTheDoor, used)).isEqualTo("already_used");
        assertThat(scan(atTheDoor, usedAfterReissue)).isEqualTo("already_used");
        assertThat(ada.get(path(adas)).status()).isEqualTo(404);
        for (JsonNode valid : List.of(untouched, reissued, renamed, restored)) {
            admitsOnce(atTheDoor, ada, valid);
        }
        admitsOnce(atTheDoor, ben, bens);
        awaitUse(used);
        assertThat(ada.post(path(used) + "/transfer", Map.of("name", "Ben Okri", "email", BENS_ADDRESS))
                        .problem())
                .isEqualTo("ticket-used");
        assertThat(mails()).isEqualTo(mails);
        assertThat(usher("rebuild", "tickets", "--event", EVENT, "--yes")).contains("0 tickets restored");
        assertThat(usher("rebuild", "door", "--event", EVENT, "--dry-run")).contains("0 are missing");
        assertThat(scan(atTheDoor, untouched)).isEqualTo("already_used");
    }

    private static JsonNode onlyAtGateNorth() {
        return olga.put(
                        "/events/" + EVENT + "/door",
                        Map.of("ticketTypes", Map.of("general", Map.of("gates", List.of("North")))))
                .expect(200);
    }

    /// The same code as before, with a PDF that is printed again.
    private static void admitsOnce(Door door, Buyer holder, JsonNode ticket) {
        JsonNode now = holder.get(path(ticket)).expect(200);
        assertThat(now.path("qrCode")).isEqualTo(ticket.path("qrCode"));
        assertThat(holder.downloadPdf(ticket.path("ticketId").asText())).startsWith('%', 'P', 'D', 'F');
        assertThat(scan(door, ticket)).isEqualTo("ok");
        assertThat(scan(door, ticket)).isEqualTo("already_used");
    }

    private static List<JsonNode> buy(int quantity) {
        return ada.awaitTickets(
                ada.register(EVENT, quantity).get("registrationId").asText(), quantity);
    }

    private static JsonNode reissue(JsonNode ticket) {
        olga.postOnce(path(ticket) + "/reissue", Map.of()).expect(200);
        return ada.get(path(ticket)).expect(200);
    }

    private static JsonNode transfer(JsonNode ticket) {
        ada.post(path(ticket) + "/transfer", Map.of("name", "Ben Okri", "email", BENS_ADDRESS))
                .expect(200);
        String code = new Inbox(HTTP, Addresses.of(stack), BENS_ADDRESS).awaitClaimCode();
        return ben.post("/tickets/claim", Map.of("claimCode", code, "email", BENS_ADDRESS))
                .expect(200);
    }

    private static void loseEverythingButTheRecord() {
        String bucket = TOPOLOGY.bucketName("tickets", "local", AwsEndpoints.ACCOUNT);
        TOPOLOGY.tables().forEach((name, table) -> {
            if (SERVICES.contains(table.owner()) && !RECORD.contains(name)) {
                String lost = TOPOLOGY.physicalName(name, "local");
                aws.dynamoDb().deleteTable(delete -> delete.tableName(lost));
                aws.dynamoDb().waiter().waitUntilTableNotExists(describe -> describe.tableName(lost));
            }
        });
        aws.s3().listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .forEach(key ->
                        aws.s3().deleteObject(delete -> delete.bucket(bucket).key(key)));
        new Provisioner(TOPOLOGY, aws).provision("local");
    }

    private static String usher(String... arguments) throws IOException, InterruptedException {
        return Operator.usher(stack, arguments);
    }

    private static String scan(Door door, JsonNode ticket) {
        return door.scan(ticket.path("qrCode").asText()).path("reason").asText();
    }

    private static String path(JsonNode ticket) {
        return "/tickets/" + Http.encoded(ticket.path("ticketId").asText());
    }

    private static void awaitDoor(JsonNode ticket, String attribute, String value) {
        await("admissions", Map.of("ticketId", id(ticket)), attribute, value);
    }

    private static void awaitCopy(JsonNode ticket) {
        String id = ticket.path("ticketId").asText();
        Patience.until(
                "a copy of " + id,
                () -> aws
                        .dynamoDb()
                        .queryPaginator(query -> query.tableName(TOPOLOGY.physicalName("door-record", "local"))
                                .keyConditionExpression("eventId = :event")
                                .expressionAttributeValues(Map.of(":event", AttributeValue.fromS("EVENT#" + EVENT)))
                                .consistentRead(true))
                        .items()
                        .stream()
                        .filter(item -> item.toString().contains(id))
                        .findFirst());
    }

    private static void awaitUse(JsonNode ticket) {
        await("ticket-uses", Map.of("ticketId", id(ticket)), "isSpent", "true");
    }

    private static AttributeValue id(JsonNode ticket) {
        return AttributeValue.fromS(ticket.path("ticketId").asText());
    }

    private static void await(String table, Map<String, AttributeValue> key, String attribute, String value) {
        String name = TOPOLOGY.physicalName(table, "local");
        Patience.until(
                attribute + " in " + table,
                () -> Optional.ofNullable(aws.dynamoDb()
                                .getItem(get -> get.tableName(name).key(key).consistentRead(true))
                                .item()
                                .get(attribute))
                        .filter(found -> value.equals(found.s())
                                || value.equals(found.n())
                                || value.equals(String.valueOf(found.bool()))));
    }

    private static int mails() {
        return messages().size();
    }

    private static JsonNode messages() {
        URI mailbox = stack.localCloud().address("mailbox");
        return HTTP.get(mailbox.resolve("/mailbox/messages"), null).expect(200).path("messages");
    }

    /// A free event that admits now.
    private static Map<String, Object> tonight() {
        return EventRequests.of(
                "Lost and Found", Instant.now().minus(Duration.ofHours(3)), Duration.ofHours(12), 50, 0);
    }
}
