package dev.usher.payment.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.payment.CloudContext;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.paying.PaymentStore;
import dev.usher.platform.aws.Attribute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The contract on DynamoDB, wherever it runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DynamoRegistrationStoreContract extends RegistrationStoreContract {
    private final CloudUnderTest cloud;
    private final CloudContext context;

    DynamoRegistrationStoreContract(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.context = new CloudContext(cloud);
    }

    @AfterAll
    void close() {
        context.close();
    }

    /// As after a rollback: only the release that was taken back knows this status.
    @Test
    void anEndedHoldThatCannotBeReadDoesNotHideOthers() {
        Event event = newEvent(10);
        Instant longAgo = Instant.parse("2000-01-01T00:00:00Z");
        List<Registration> unreadable = IntStream.range(0, 9)
                .mapToObj(_ -> of(Samples.ADA, Samples.pending(event, 1), longAgo))
                .toList();
        Registration readable = of(Samples.ADA, Samples.pending(event, 1), longAgo.plusSeconds(1));
        unreadable.forEach(registration -> store().hold(registration, AccountCap.NONE));
        store().hold(readable, AccountCap.NONE);
        unreadable.forEach(hold -> setStatus(hold, "paused"));

        assertThat(store().holdsEndedBefore(longAgo.plus(Duration.ofDays(1)), 1))
                .containsExactly(readable);
    }

    private void setStatus(Registration registration, String status) {
        cloud.dynamoDb()
                .updateItem(update -> update.tableName(cloud.nameOf(DynamoRegistrationItem.TABLE))
                        .key(DynamoRegistrationItem.key(registration.registrationId()))
                        .updateExpression("SET #status = :status")
                        .expressionAttributeNames(Map.of("#status", DynamoRegistrationItem.STATUS))
                        .expressionAttributeValues(Map.of(":status", Attribute.text(status))));
    }

    @Override
    RegistrationStore store() {
        return context.bean(RegistrationStore.class);
    }

    @Override
    RegistrationTickets tickets() {
        return context.bean(RegistrationTickets.class);
    }

    @Override
    PaymentStore payments() {
        return context.bean(PaymentStore.class);
    }

    @Override
    EventStore events() {
        return context.bean(EventStore.class);
    }

    @Override
    List<String> outbox() {
        return context.outbox();
    }
}
