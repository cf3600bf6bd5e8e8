package dev.usher.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.contracts.deadletter.Failure;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Inbox;
import dev.usher.systemtests.Journey;
import dev.usher.systemtests.OnOwnStack;
import dev.usher.systemtests.Patience;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// `usher dlq replay` is killed at the worst moments: before it sends a letter back, and after that but before it
/// deletes the letter. Nothing is lost, and nothing happens twice.
@OnOwnStack
class KilledReplayIT {
    private static final String PAID = "ticket-service-payment-succeeded";
    private static final String REFUNDED = "ticket-service-payment-refunded";
    private static final String BEFORE_SEND = "SendMessageBatch";
    private static final String BEFORE_DELETE = "DeleteMessageBatch";
    private static final Http HTTP = new Http();

    private final Stack stack = Stack.builder().start();
    private final Addresses addresses = Addresses.of(stack);
    private final Buyer ada = Buyer.signIn(HTTP, addresses, "ada");
    private final Buyer olga = Buyer.signIn(HTTP, addresses, "olga");
    private final AwsClients aws = CloudClients.of(stack.localCloud());

    @AfterEach
    void end() {
        aws.close();
        stack.close();
    }

    @Test
    void oneTicketOneMailAndOneRefundComeOfLettersWhoseReplayWasKilled() throws Exception {
        stack.putSampleEvents();
        stack.service("ticket-service").killForcibly();
        JsonNode registration = ada.register(Journey.EVENT_ID, 1);
        String registrationId = registration.path("registrationId").asText();
        ada.pay(ada.createIntent(registration)).expect(200);
        ada.awaitConfirmed(registrationId);
        park(PAID);
        stack.service("ticket-service").restart();

        killReplay(PAID, BEFORE_DELETE);

        // The copy was sent: the order has its tickets, although the letter is still there.
        ada.awaitTickets(registrationId, 1);
        var inbox = new Inbox(HTTP, addresses, "ada@example.org");
        inbox.awaitMailAbout(registrationId);

        stack.service("ticket-service").killForcibly();
        String path = "/registrations/" + Http.encoded(registrationId);
        olga.postOnce(path + "/refund", Map.of("all", true));
        park(REFUNDED);
        stack.service("ticket-service").restart();

        killReplay(REFUNDED, BEFORE_SEND);

        // Nothing was sent: the ticket is valid, and the letter is still there.
        assertThat(statusOf(registrationId)).isEqualTo("valid");

        for (String queue : List.of(PAID, REFUNDED)) {
            awaitVisibleLetter(queue);
            assertThat(Operator.usher(
                            stack,
                            "dlq",
                            "replay",
                            queue,
                            "--reason",
                            "the first was killed",
                            "--yes",
                            "--wait",
                            "PT1M"))
                    .contains("1 letters: done.");
        }

        Patience.until(
                "the ticket is refunded",
                () -> Optional.of(statusOf(registrationId)).filter("refunded"::equals));
        assertThat(ada.awaitTickets(registrationId, 1)).hasSize(1);
        assertThat(inbox.mailsAbout(registrationId)).hasSize(1);
        assertThat(olga.get(path + "/refunds").expect(200).path("refunds")).hasSize(1);
        assertThat(Operator.usher(stack, "dlq", "list")).contains("No dead letters.");
        assertThat(Operator.usher(stack, "audit"))
                .contains("no result: it still runs, or was killed", "the first was killed", "done (1)");
    }

    private String statusOf(String registrationId) {
        return ada.awaitTickets(registrationId, 1).getFirst().path("status").asText();
    }

    private void killReplay(String queue, String call) throws Exception {
        try (var proxy = new KillingProxy(stack.localCloud().address("sqs").getPort(), call)) {
            Process usher = Operator.start(
                    stack.localCloud(),
                    proxy.port(),
                    "dlq",
                    "replay",
                    queue,
                    "--reason",
                    "a kill",
                    "--yes",
                    "--wait",
                    "PT0S");
            proxy.kills(usher);
            String printed = new String(usher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(usher.waitFor()).as(printed).isEqualTo(128 + 9);
        }
        assertThat(lettersIn(queue)).isEqualTo(1);
    }

    /// Does with the message that waits what its consumer does with one that it gives up.
    private void park(String queue) {
        Message message = Patience.until(
                "a message waits in " + queue,
                () -> aws
                        .sqs()
                        .receiveMessage(receive -> receive.queueUrl(url(queue))
                                .messageAttributeNames("All")
                                .waitTimeSeconds(1))
                        .messages()
                        .stream()
                        .findFirst());
        var attributes = new HashMap<>(message.messageAttributes());
        attributes.put(
                Failure.ATTRIBUTE,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue("""
                                {"queue":"%s","at":"2026-11-30T12:00:00Z","reason":"S3 is away","tries":8}""".formatted(queue))
                        .build());
        aws.sqs()
                .sendMessage(send -> send.queueUrl(url(deadLetterQueueOf(queue)))
                        .messageBody(message.body())
                        .messageAttributes(attributes));
        aws.sqs().deleteMessage(delete -> delete.queueUrl(url(queue)).receiptHandle(message.receiptHandle()));
    }

    /// What the killed process had read stays hidden for half a minute.
    private void awaitVisibleLetter(String queue) {
        Patience.until(
                "the letter is visible again",
                () -> Optional.of(count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                        .filter(visible -> visible == 1));
    }

    private int lettersIn(String queue) {
        return count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                + count(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private int count(String queue, QueueAttributeName what) {
        String count = aws.sqs()
                .getQueueAttributes(
                        get -> get.queueUrl(url(deadLetterQueueOf(queue))).attributeNames(what))
                .attributes()
                .get(what);
        return Integer.parseInt(String.valueOf(count));
    }

    private static String deadLetterQueueOf(String queue) {
        return Topology.load().queue(queue).deadLetterQueue();
    }

    private String url(String queue) {
        String name = Topology.load()
                .physicalName(
                        queue, String.valueOf(stack.localCloud().environment().get("USHER_ENV")));
        return aws.sqs().getQueueUrl(get -> get.queueName(name)).queueUrl();
    }
}
