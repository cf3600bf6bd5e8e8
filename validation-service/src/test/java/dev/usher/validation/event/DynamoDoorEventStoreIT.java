package dev.usher.validation.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.DoorChanged;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.MessageCodec;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.UnreadableItem;
import dev.usher.platform.outbox.Outbox;
import io.micronaut.json.JsonMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnEachCloud
class DynamoDoorEventStoreIT extends DoorEventStoreContract {
    private static final String OUTBOX = "validation-outbox";
    private static final MessageCodec CODEC = new MessageCodec(JsonMapper.createDefault());

    private final CloudUnderTest cloud;
    private final DoorEventStore store;

    DynamoDoorEventStoreIT(CloudUnderTest cloud) {
        var names = ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000");
        this.cloud = cloud;
        this.store = new DynamoDoorEventStore(
                cloud.dynamoDb(),
                new DynamoTransactions(cloud.dynamoDb()),
                Outbox.detached(OUTBOX, names, Clock.systemUTC()),
                Clock.systemUTC(),
                names);
    }

    @Override
    DoorEventStore store() {
        return store;
    }

    @Test
    void aCopyThatCannotBeReadDoesNotMakeItsEventUnreadable() {
        var eventId = new EventId(UUID.randomUUID());
        store.learn(SampleEvents.facts(eventId, 1, "Open Doors"));
        cloud.dynamoDb()
                .putItem(put -> put.tableName(cloud.nameOf("door-record"))
                        .item(Map.of(
                                "eventId",
                                Attribute.text("RULES#" + eventId),
                                "copyId",
                                Attribute.text("newest"),
                                DynamoDoorEventItem.RULES,
                                Attribute.text("all"))));

        assertThatThrownBy(() -> store.restoreRules(eventId)).isInstanceOf(UnreadableItem.class);

        assertThat(store.find(eventId)).isPresent();
    }

    @Override
    void lose(EventId eventId) {
        cloud.dynamoDb()
                .deleteItem(delete -> delete.tableName(cloud.nameOf(DynamoDoorEventItem.TABLE))
                        .key(Map.of("eventId", Attribute.text(eventId))));
    }

    @Override
    List<DoorChanged> messages(EventId eventId) {
        return cloud
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(cloud.nameOf(OUTBOX)).consistentRead(true))
                .items()
                .stream()
                .map(item ->
                        CODEC.decode(Objects.requireNonNull(item.get("body")).s()))
                .map(Envelope::message)
                .filter(DoorChanged.class::isInstance)
                .map(DoorChanged.class::cast)
                .filter(changed -> changed.eventId().equals(eventId))
                .toList();
    }
}
