package dev.usher.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.deadletter.Failure;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.AlertRules.Alarm;
import dev.usher.systemtests.Http.Answer;
import dev.usher.systemtests.Steps.Taken;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// The packaged services as separate processes, driven from outside.
@OnOwnStack
class PurchaseToEntryIT {
    private static final String QUEUE = "event-ticketing-ticket-service-payment-succeeded-local";
    private static final Http HTTP = new Http();

    private static final Pattern NAME_OF_A_METRIC = Pattern.compile("\\b(usher|http|jvm|process)_[a-z_]+");

    /// What each service showed right after its start.
    private static final Map<String, String> METRICS = new HashMap<>();

    private static Stack stack;
    private static Addresses addresses;

    /// With its state on disk, as `make up` keeps it: the emulators differ from those in memory.
    @BeforeAll
    static void start(@TempDir Path state) {
        stack = Stack.builder().stateIn(state).start();
        addresses = Addresses.of(stack);
        for (String service : List.of("payment-service", "ticket-service", "validation-service")) {
            METRICS.put(service, metrics(service));
        }
        try (SqsClient sqs = sqs()) {
            ReturnTime.shorten(sqs, "ticket-service-payment-succeeded");
        }
    }

    @AfterAll
    static void end() {
        stack.close();
    }

    @Test
    void theWholeJourneyHolds() {
        var steps = new Steps(System.out);

        new Journey(addresses, steps).walk();

        assertThat(steps.taken()).hasSizeGreaterThan(15).allMatch(Taken::held);
    }

    /// An alarm on a metric that appears with the first failure misses that one.
    @Test
    void everyMetricOfAnAlarmExistsFromTheStart() throws IOException {
        for (Alarm alarm : AlertRules.alarms()) {
            String label = alarm.selector().replaceAll("^[^{]*\\{?|}$", "");
            for (String service : AlertRules.services(alarm)) {
                assertThat(METRICS.getOrDefault(service, "").lines())
                        .as("%s of %s", alarm.selector(), service)
                        .anyMatch(line -> line.startsWith(alarm.metric()) && line.contains(label));
            }
        }
    }

    /// A curve without a metric looks like peace.
    @Test
    void everyMetricOfTheDashboardIsMadeByAnEvening() throws IOException {
        new Journey(addresses, new Steps(System.out)).walk();
        String all =
                String.join("\n", metrics("payment-service"), metrics("ticket-service"), metrics("validation-service"));
        for (String query : Dashboard.queries()) {
            for (String metric : NAME_OF_A_METRIC
                    .matcher(query)
                    .results()
                    .map(MatchResult::group)
                    .toList()) {
                assertThat(all).as(query).contains("\n" + metric);
            }
        }
    }

    @Test
    void aPoisonMessageEndsInTheDeadLetterQueueWithItsReasonAndHoldsNobodyUp() {
        try (SqsClient sqs = sqs()) {
            sqs.sendMessage(send -> send.queueUrl(url(sqs, QUEUE)).messageBody("{\"poison\":true}"));

            buyOneTicket();

            Message parked = Patience.until(
                    "the poison message is parked",
                    () -> sqs
                            .receiveMessage(receive -> receive.queueUrl(url(sqs, QUEUE.replace("-local", "-dlq-local")))
                                    .messageAttributeNames("All")
                                    .waitTimeSeconds(1))
                            .messages()
                            .stream()
                            .findFirst());
            assertThat(parked.body()).isEqualTo("{\"poison\":true}");
            assertThat(attribute(parked, Failure.ATTRIBUTE))
                    .contains("not an envelope: id, type, version, occurredAt, subject and data are needed")
                    .contains("\"queue\":\"ticket-service-payment-succeeded\"");
        }
    }

    @Test
    void aTicketServiceThatIsKilledWhilePaymentsArriveLosesNoTicket() {
        Buyer ada = Buyer.signIn(HTTP, addresses, "ada");
        stack.service("ticket-service").killForcibly();
        List<String> paid = List.of(buy(ada), buy(ada), buy(ada));
        paid.forEach(ada::awaitConfirmed);

        stack.service("ticket-service").restart();

        paid.forEach(registrationId -> ada.awaitTickets(registrationId, 1));
    }

    @Test
    void aPaymentServiceThatIsKilledRightAfterThePaymentHearsOfItAgain() {
        Buyer ada = Buyer.signIn(HTTP, addresses, "ada");
        String registrationId = buy(ada);
        stack.service("payment-service").killForcibly();

        stack.service("payment-service").restart();

        ada.awaitConfirmed(registrationId);
        ada.awaitTickets(registrationId, 1);
    }

    @Test
    void aWebhookThatStripeDidNotSignStoresNothing() {
        Answer answer =
                HTTP.post(stack.edge().resolve("/payments/webhook"), null, Map.of("type", "payment_intent.succeeded"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-signature");
    }

    private static String metrics(String service) {
        return new String(
                HTTP.download(stack.service(service).address().resolve("/prometheus"), null), StandardCharsets.UTF_8);
    }

    private static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name), name)
                .stringValue();
    }

    private static void buyOneTicket() {
        Buyer ada = Buyer.signIn(HTTP, addresses, "ada");
        String registrationId = buy(ada);
        ada.awaitConfirmed(registrationId);
        ada.awaitTickets(registrationId, 1);
    }

    private static String buy(Buyer buyer) {
        var registration = buyer.register(Journey.EVENT_ID, 1);
        buyer.pay(buyer.createIntent(registration), "4242424242424242").expect(200);
        return registration.get("registrationId").asText();
    }

    private static SqsClient sqs() {
        URI address = stack.localCloud().address("sqs");
        return SqsClient.builder()
                .endpointOverride(address)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    private static String url(SqsClient sqs, String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }
}
