package dev.usher.contracts.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.MessageType;
import dev.usher.contracts.operations.ConsumersRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopologyTest {
    private static final Set<String> SERVICES = Set.of("payment-service", "ticket-service", "validation-service");
    private static final Topology TOPOLOGY = Topology.load();

    @Test
    void namesOnAwsFollowThePattern() {
        assertThat(TOPOLOGY.bucketName("tickets", "prod", "123456789012"))
                .isEqualTo("event-ticketing-tickets-prod-123456789012");
        assertThat(TOPOLOGY.physicalName("ticket-issued", "prod")).isEqualTo("event-ticketing-ticket-issued-prod");
    }

    @Test
    void everyMessageTypeHasItsTopicAndEveryQueueItsTopicAndDeadLetterQueue() {
        for (var type : MessageType.values()) {
            assertThat(TOPOLOGY.topic(type.topic()).messages()).contains(type.wireName());
        }
        TOPOLOGY.queues().forEach((name, queue) -> {
            assertThat(TOPOLOGY.topics()).as(name).containsKey(queue.topic());
            assertThat(TOPOLOGY.deadLetterQueues()).as(name).containsKey(queue.deadLetterQueue());
            assertThat(TOPOLOGY.topic(queue.topic()).messages())
                    .as(name)
                    .containsAll(queue.filter().getOrDefault("type", List.of()));
        });
    }

    @Test
    void ownersConsumersAndRoutesNameServicesThatExist() {
        assertThat(TOPOLOGY.tables().values())
                .extracting(Topology.Table::owner)
                .filteredOn(owner -> !owner.equals(Topology.OPERATORS))
                .isSubsetOf(SERVICES);
        assertThat(TOPOLOGY.queues().values())
                .extracting(Topology.Queue::consumer)
                .isSubsetOf(SERVICES);
        assertThat(TOPOLOGY.routes()).extracting(Topology.Route::service).isSubsetOf(SERVICES);
    }

    /// A forged bounce would stop all mails to a person, so nobody but SES may publish there.
    @Test
    void whatNoServicePublishesComesFromSesOrFromDeployments() {
        assertThat(TOPOLOGY.senders().values())
                .extracting(Topology.Sender::owner)
                .isSubsetOf(SERVICES);
        assertThat(TOPOLOGY.topics().entrySet())
                .filteredOn(topic -> topic.getValue().publisher() == null)
                .extracting(Map.Entry::getKey)
                .filteredOn(topic -> !topic.equals(ConsumersRow.PROBE_TOPIC))
                .containsExactlyInAnyOrderElementsOf(TOPOLOGY.senders().values().stream()
                        .map(Topology.Sender::eventTopic)
                        .toList());
    }

    @Test
    void everyServiceHasARowThatSaysWhatItMayConsumeAndAQueueForProbes() {
        for (String service : SERVICES) {
            assertThat(TOPOLOGY.tables().get(ConsumersRow.table(service)))
                    .extracting(Topology.Table::owner, Topology.Table::partitionKey)
                    .containsExactly(service, ConsumersRow.KEY);
            assertThat(TOPOLOGY.queue(ConsumersRow.probeQueue(service)))
                    .extracting(Topology.Queue::consumer, Topology.Queue::topic, Topology.Queue::filter)
                    .containsExactly(service, ConsumersRow.PROBE_TOPIC, Map.of("service", List.of(service)));
        }
    }

    @Test
    void theFirstRouteThatMatchesDecides() {
        assertThat(serviceOf("/tickets/validate")).isEqualTo("validation-service");
        assertThat(serviceOf("/tickets/TICKET%23x/download")).isEqualTo("ticket-service");
        assertThat(serviceOf("/events/EVENT%23x/admissions")).isEqualTo("validation-service");
        assertThat(serviceOf("/api/v1/organizers/usher/checkinrpc/redeem/")).isEqualTo("validation-service");
        assertThat(serviceOf("/events/EVENT%23x")).isEqualTo("payment-service");
        assertThat(TOPOLOGY.routes()).noneMatch(route -> route.matches("/health"));
    }

    @Test
    void noRouteIsHiddenBehindAnEarlierOneOfAnotherService() {
        assertThat(TOPOLOGY.routes())
                .allSatisfy(route -> assertThat(serviceOf(route.path().replace("*", "x")))
                        .as(route.path())
                        .isEqualTo(route.service()));
    }

    private static String serviceOf(String path) {
        return TOPOLOGY.routes().stream()
                .filter(route -> route.matches(path))
                .findFirst()
                .orElseThrow()
                .service();
    }
}
