package dev.usher.payment.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.payment.CloudContext;
import dev.usher.payment.Concurrently;
import dev.usher.payment.Samples;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.Event;
import dev.usher.payment.event.EventStore;
import dev.usher.payment.registration.RegistrationStore.HoldOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An on-sale: everybody wants seats of the same event at the same moment.
@OnLocalCloud
class HotEventIT {
    private static final int SEATS = 10_000;
    private static final int INSTANCES = 4;
    private static final int BUYERS_PER_INSTANCE = 16;
    private static final int MOST_AT_ONCE = 6;

    private final CloudUnderTest cloud;
    private final AtomicInteger busy = new AtomicInteger();

    HotEventIT(CloudUnderTest cloud) {
        this.cloud = cloud;
    }

    @Test
    void fourInstancesSellTenThousandSeatsExactly() {
        List<AwsClients> clients = Stream.generate(() -> new AwsClients(cloud.endpoints()))
                .limit(INSTANCES)
                .toList();
        List<CloudContext> instances = clients.stream()
                .map(own -> new CloudContext(cloud, own.dynamoDb()))
                .toList();
        Event event = Samples.event(SEATS);
        EventStore events = instances.getFirst().bean(EventStore.class);
        events.put(event);

        Instant begin = Instant.now();
        List<Integer> sold = Concurrently.ask(
                INSTANCES * BUYERS_PER_INSTANCE,
                buyer -> buyUntilSoldOut(
                        instances.get(buyer % INSTANCES).bean(RegistrationStore.class), event, new Random(buyer)));
        Duration took = Duration.between(begin, Instant.now());

        assertThat(sold.stream().mapToInt(Integer::intValue).sum()).isEqualTo(SEATS);
        assertThat(Samples.seatsLeft(events, event)).isZero();
        System.out.printf(
                "%d seats sold by %d instances in %d ms: %d seats/s; sent away as busy: %d%n",
                SEATS, INSTANCES, took.toMillis(), SEATS * 1000L / Math.max(1, took.toMillis()), busy.get());
        instances.forEach(CloudContext::close);
        clients.forEach(AwsClients::close);
    }

    /// @return how many seats were bought
    private int buyUntilSoldOut(RegistrationStore store, Event event, Random random) {
        int bought = 0;
        int most = MOST_AT_ONCE;
        while (most > 0) {
            int wanted = 1 + random.nextInt(most);
            switch (store.hold(Samples.pending(event, wanted), AccountCap.NONE)) {
                case HoldOutcome.Held _ -> bought += wanted;
                case HoldOutcome.SoldOut(String _, int left) -> most = Math.min(left, wanted - 1);
                case HoldOutcome.Busy() -> busy.incrementAndGet();
                case HoldOutcome.HeldBefore _, HoldOutcome.CapReached _ ->
                    throw new IllegalStateException("nobody asks twice here, or has a cap");
            }
        }
        return bought;
    }
}
