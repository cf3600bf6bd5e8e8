package dev.usher.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.operations.Shell.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Every command of docs/runbook.md runs as printed, with its placeholders filled.
@OnSharedStack
@Timeout(900)
class RunbookIT {
    /// Commands that cannot run here, by their beginning, and why.
    private static final Map<String, String> NOT_HERE = new LinkedHashMap<>(Map.of(
            "aws ecs ", "nothing here is a task of ECS",
            "aws ses", "mails go to the mailbox of local-cloud, not to SES",
            "aws dynamodb restore-table-to-point-in-time ", "DynamoDB Local cannot restore",
            "aws dynamodb list-backups ", "DynamoDB Local has no backups",
            "terraform ", "the tables here are not Terraform's; `make infra-check` tries it with a mocked provider"));

    /// Commands whose status says what they found, which is not theirs alone on a stack that tests share.
    private static final List<String> FINDERS = List.of("usher order ", "usher outbox", "usher reconcile ");

    private static final String QUEUE = "ticket-service-ticket-used";
    private static final String MAILS = "ticket-service-ticket-mail";
    private static final String PAUSED = "ticket-service-payment-succeeded";
    private static final Path EXAMPLES =
            ProjectLayout.find().root().resolve("contracts/src/test/resources/dev/usher/contracts/message");
    private static final int FOUND_SOMETHING = 3;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Http HTTP = new Http();

    private final Stack stack;
    private final Shell shell;
    private final AwsClients aws;
    private final Map<String, String> values = new HashMap<>();

    RunbookIT(Stack stack) {
        this.stack = stack;
        this.shell = new Shell(stack.localCloud());
        this.aws = CloudClients.of(stack.localCloud());
    }

    @BeforeEach
    void buyATicket() {
        String eventId = "EVENT#" + UUID.randomUUID();
        Buyer olga = Buyer.signIn(HTTP, Addresses.of(stack), "olga");
        olga.put(
                        "/events/" + Http.encoded(eventId),
                        EventRequests.of("By the Book", Instant.now().minusSeconds(60), Duration.ofHours(4), 50, 2490))
                .expect(201);
        Buyer ada = Buyer.signIn(HTTP, Addresses.of(stack), "ada");
        JsonNode registration = ada.register(eventId, 1);
        String id = registration.get("registrationId").asText();
        ada.pay(ada.createIntent(registration)).expect(200);
        ada.awaitTickets(id, 1);
        values.putAll(Map.of("EVENT#…", eventId, "REG#…", id, "QUEUE", QUEUE));
    }

    @AfterEach
    void leaveItAsItWas() {
        shell.type("usher resume " + PAUSED);
        for (String queue : List.of(QUEUE, MAILS)) {
            shell.type("usher dlq discard " + queue + " --reason \"the test is over\"");
        }
        aws.close();
    }

    @Test
    void itsCommandsRunAsPrinted() throws IOException {
        boolean hasAws = shell.type("aws --version").status() == 0;
        if (!hasAws) {
            System.out.println("aws is not here: its commands in the runbook are not tried");
        }
        // `aws` finds nothing that the page does not set.
        var exports = new StringBuilder("unset ${!AWS_*}\n");
        var failed = new ArrayList<String>();
        Set<String> unused = new LinkedHashSet<>(NOT_HERE.keySet());
        for (String command :
                new LinkedHashSet<>(Runbook.commands(Runbook.read().page()))) {
            boolean isNotHere = NOT_HERE.keySet().stream()
                            .filter(command::startsWith)
                            .peek(unused::remove)
                            .count()
                    > 0;
            if (isNotHere || (command.startsWith("aws ") && !hasAws)) {
                continue;
            }
            if (command.startsWith("export ")) {
                exports.append(pointedHere(command)).append('\n');
                continue;
            }
            prepare(command);
            String filled = Runbook.filled(command, values);
            Typed typed = shell.type(command.startsWith("aws ") ? exports + filled : filled);
            if (!isRight(typed)) {
                failed.add("$ " + typed.command() + "\n" + typed.printed() + "status " + typed.status());
            }
        }

        assertThat(failed).isEmpty();
        assertThat(unused).as("commands that are not in the runbook any more").isEmpty();
    }

    private static boolean isRight(Typed typed) {
        boolean mayFind = FINDERS.stream().anyMatch(typed.command()::startsWith);
        // The message that SNS refused, which this stack does not have.
        boolean hasNothingToDo = typed.command().contains("aws dynamodb update-item ")
                && typed.printed().contains("ConditionalCheckFailedException");
        return typed.status() == 0 || (mayFind && typed.status() == FOUND_SOMETHING) || hasNothingToDo;
    }

    /// The ports of `make up` are others here.
    private String pointedHere(String export) {
        return export.replace(
                        "http://localhost:8094",
                        stack.localCloud().address("dynamodb").toString())
                .replace(
                        "http://localhost:8092",
                        stack.localCloud().address("sqs").toString());
    }

    /// Puts what a command needs where it looks for it.
    private void prepare(String command) throws IOException {
        if (!command.startsWith("usher dlq ")) {
            return;
        }
        if (command.contains("GROUP") || command.contains("--id")) {
            String queue = command.contains(MAILS) ? MAILS : QUEUE;
            letter(queue);
            JsonNode group = json("usher dlq list --json")
                    .path("deadLetters")
                    .valueStream()
                    .filter(letters -> letters.path("queue").asText().equals(queue))
                    .findFirst()
                    .orElseThrow()
                    .at("/groups/0");
            values.put("GROUP", group.path("id").asText());
            values.put(
                    "ID",
                    json("usher dlq peek " + queue + " --json").at("/0/id").asText());
        }
        if (command.contains("ARCHIVE")) {
            letter(QUEUE);
            shell.type("usher dlq archive " + QUEUE + " --reason \"a test\"");
            values.put(
                    "ARCHIVE", json("usher dlq archives --json").at("/0/name").asText());
        }
    }

    /// A dead letter that is handled once it is sent back, and changes nothing: about tickets that do not exist.
    private void letter(String queue) throws IOException {
        String type = queue.equals(MAILS) ? "TicketMailRequested" : "TicketUsed";
        String body = Files.readString(EXAMPLES.resolve(type + ".v1.json"));
        aws.sqs()
                .sendMessage(send -> send.queueUrl(aws.sqs()
                                .getQueueUrl(get -> get.queueName(deadLetterQueueOf(queue)))
                                .queueUrl())
                        .messageBody(body)
                        .messageAttributes(Map.of(
                                "type", text(type), Failure.ATTRIBUTE, text("""
                                {"queue":"%s","at":"%s","reason":"S3 is away","tries":8}""".formatted(queue, Instant.now())))));
    }

    private static String deadLetterQueueOf(String queue) {
        Topology topology = Topology.load();
        return topology.physicalName(topology.queue(queue).deadLetterQueue(), "local");
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private JsonNode json(String command) throws IOException {
        return JSON.readTree(shell.type(command + " 2>/dev/null").printed());
    }
}
