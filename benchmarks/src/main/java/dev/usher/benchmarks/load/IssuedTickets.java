package dev.usher.benchmarks.load;

import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.code.TicketCodeSigner;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.message.MessageCodec;
import dev.usher.contracts.message.PaymentSucceeded;
import dev.usher.contracts.message.TicketIssued;
import dev.usher.contracts.message.TicketIssued.IssuedTicket;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.provisioning.AwsClients;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// Tickets that the door knows, because messages announced them, of an event that admits now.
final class IssuedTickets {
    private static final String ENVIRONMENT = "local";
    private static final int KEY_ID = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TicketCodeSigner signer = new TicketCodeSigner(KEY_ID, new byte[32]);
    private final EventId eventId = new EventId(UUID.randomUUID());
    private final MessageCodec codec = new MessageCodec(JsonMapper.createDefault());
    private final Topology topology = Topology.load();

    EventId eventId() {
        return eventId;
    }

    /// The setting with which the door believes the tickets' codes.
    String publicKeys() {
        return KEY_ID + ":" + Base64.getEncoder().encodeToString(signer.publicKey());
    }

    /// This number of tickets without a message: their signed codes admit nevertheless.
    List<Issued> signedOnly(int count) {
        return Stream.generate(this::sign).limit(count).toList();
    }

    /// Issues this number of tickets and waits until the door knows them all. Call it once, before any other
    /// ticket is scanned.
    List<Issued> issue(int count, AwsClients aws) {
        var all = new ArrayList<Issued>();
        String queue = aws.sqs()
                .getQueueUrl(get -> get.queueName(physicalName("validation-service-ticket-issued")))
                .queueUrl();
        while (all.size() < count) {
            var tickets = new ArrayList<IssuedTicket>();
            for (int number = 1; number <= PaymentSucceeded.MAX_QUANTITY && all.size() < count; number++) {
                var signed = sign();
                tickets.add(new IssuedTicket(signed.ticketId(), number, "general", "General", 1));
                all.add(signed);
            }
            String body = codec.encode(Envelope.of(Instant.now(), order(tickets)));
            aws.sqs().sendMessage(send -> send.queueUrl(queue).messageBody(body));
        }
        awaitKnown(count, aws);
        return all;
    }

    private Issued sign() {
        var ticketId = new TicketId(UUID.randomUUID());
        return new Issued(ticketId, signer.sign(new TicketCode(ticketId, eventId, SampleMessages.ADA, 1)));
    }

    private TicketIssued order(List<IssuedTicket> tickets) {
        return new TicketIssued(
                new RegistrationId(UUID.randomUUID()),
                SampleMessages.ADA,
                "Ada Lovelace",
                Instant.now(),
                event(),
                tickets);
    }

    private EventFacts event() {
        Instant now = Instant.now();
        Instant from = now.minus(Duration.ofHours(1));
        Instant until = now.plus(Duration.ofHours(6));
        return SampleMessages.event(eventId, 1, "Benchmark Night", from, until, ZoneId.of("Europe/Berlin"));
    }

    private void awaitKnown(int count, AwsClients aws) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (known(aws) < count) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the door has learned of " + known(aws) + " tickets, not " + count);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    private int known(AwsClients aws) {
        return aws
                .dynamoDb()
                .scanPaginator(
                        scan -> scan.tableName(physicalName("admissions")).select(Select.COUNT))
                .stream()
                .mapToInt(page -> page.count())
                .sum();
    }

    private String physicalName(String name) {
        return topology.physicalName(name, ENVIRONMENT);
    }

    /// A ticket and what its QR code holds.
    record Issued(TicketId ticketId, String code) {}
}
