package dev.usher.cli.consuming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.cli.consuming.Consumers.Pause;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What the services make of the rows is tried in platform's `QueueListenersIT`.
@OnLocalCloud
class ConsumersIT {
    private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

    private final Consumers consumers;

    ConsumersIT(CloudUnderTest cloud) {
        this.consumers = new Consumers(cloud.dynamoDb(), cloud.environmentName());
    }

    @Test
    void pausesOfSeveralQueuesAndServicesStandBesideEachOther() {
        var tickets = new Pause("ticket-service-payment-succeeded", NOW, "arn:aws:iam::1:user/ada", "wrong logo");
        var mails = new Pause("ticket-service-ticket-mail", NOW, "arn:aws:iam::1:user/ada", "too many");
        var door = new Pause("validation-service-ticket-issued", NOW, "arn:aws:iam::1:user/bob", "tables are full");
        consumers.pause(door);
        consumers.pause(tickets);
        consumers.pause(mails);
        assertThat(consumers.paused()).containsExactly(tickets, mails, door);

        assertThat(consumers.resume(tickets.queue())).contains(tickets);
        assertThat(consumers.resume(tickets.queue())).isEmpty();
        assertThat(consumers.resume("payment-service-ticket-issued")).isEmpty();
        assertThat(consumers.paused()).containsExactly(mails, door);

        consumers.resume(mails.queue());
        consumers.resume(door.queue());
        assertThat(consumers.paused()).isEmpty();
    }

    @Test
    void onlyOurQueuesCanBePaused() {
        assertThatThrownBy(() -> consumers.pause(new Pause("mails", NOW, "ada", "too many")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mails");
    }
}
