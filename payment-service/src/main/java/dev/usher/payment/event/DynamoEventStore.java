package dev.usher.payment.event;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.message.EventChanged;
import dev.usher.payment.event.EventStore.PutOutcome.CapacityTooSmall;
import dev.usher.payment.event.EventStore.PutOutcome.Created;
import dev.usher.payment.event.EventStore.PutOutcome.OtherRevision;
import dev.usher.payment.event.EventStore.PutOutcome.Replaced;
import dev.usher.payment.event.EventStore.PutOutcome.TooMuchAtOnce;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.aws.Writes;
import dev.usher.platform.outbox.Outbox;
import dev.usher.platform.retry.Retry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Events in DynamoDB. The seats left are in a separate table, because every registration writes there.
@Singleton
final class DynamoEventStore implements EventStore {
    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final DynamoShards shards;
    private final DynamoEventLogos logos;
    private final Outbox outbox;
    private final Clock clock;
    private final ReadableRows rows;
    private final String events;

    DynamoEventStore(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            DynamoShards shards,
            DynamoEventLogos logos,
            Outbox outbox,
            Clock clock,
            ReadableRows rows,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.shards = shards;
        this.logos = logos;
        this.outbox = outbox;
        this.clock = clock;
        this.rows = rows;
        this.events = names.table(DynamoEventItem.TABLE);
    }

    @Override
    public PutOutcome put(Event event, LongPredicate replaces) {
        return untilNobodyInterferes(event.eventId(), row -> tryToPut(event, replaces, row));
    }

    @Override
    public LogoOutcome setLogo(EventId eventId, @Nullable Logo logo) {
        return untilNobodyInterferes(eventId, row -> tryToSetLogo(logo, row));
    }

    @Override
    public boolean learn(EventId eventId, DoorTimes doorTimes) {
        var values = new HashMap<>(Map.of(":revision", number(doorTimes.revision())));
        String earliest = " REMOVE " + DynamoEventItem.DOOR_EARLIEST;
        if (doorTimes.earliest() != null) {
            values.put(":earliest", instant(doorTimes.earliest()));
            earliest = ", " + DynamoEventItem.DOOR_EARLIEST + " = :earliest";
        }
        String change = "SET " + DynamoEventItem.DOOR_REVISION + " = :revision" + earliest;
        try {
            dynamo.updateItem(update -> update.tableName(events)
                    .key(DynamoEventItem.key(eventId))
                    .updateExpression(change)
                    .conditionExpression("attribute_exists(eventId) AND " + door("< :revision"))
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return true;
        } catch (ConditionalCheckFailedException e) {
            // If the event is there, the same or something newer is known.
            return e.hasItem();
        }
    }

    @Override
    public Optional<Logo> logo(Event event) {
        return logos.find(event);
    }

    @Override
    public Optional<Event> find(EventId eventId) {
        return row(eventId).map(this::event);
    }

    @Override
    public List<Event> all() {
        var all = dynamo.scanPaginator(scan -> scan.tableName(events)).items();
        return rows.of(DynamoEventItem.TABLE, DynamoEventItem.ID, all, this::event)
                .sorted(Comparator.comparing(Event::startsAt).thenComparing(Event::name))
                .toList();
    }

    @Override
    public Map<EventId, Map<String, Integer>> seatsLeft(List<Event> events) {
        var counts = new HashMap<EventId, Map<String, Integer>>();
        for (Event event : events) {
            var known = shards.counts(event.eventId());
            if (!known.isEmpty()) {
                counts.put(event.eventId(), known);
            }
        }
        var seatsLeft = new HashMap<EventId, Map<String, Integer>>();
        shards.levels(counts).forEach((eventId, levels) -> seatsLeft.put(eventId, sums(levels)));
        return seatsLeft;
    }

    /// @param change gets the event's row as it was just read, empty if there is none; returns nothing if
    ///     somebody else has changed the event since then, or taken seats that its new capacity lacks
    private <T> T untilNobodyInterferes(EventId eventId, Function<Map<String, AttributeValue>, Optional<T>> change) {
        return Retry.untilWon(eventId, () -> change.apply(row(eventId).orElse(Map.of())));
    }

    private Optional<PutOutcome> tryToPut(Event wanted, LongPredicate replaces, Map<String, AttributeValue> row) {
        @Nullable Event before = row.isEmpty() ? null : DynamoEventItem.toEvent(row);
        if (!replaces.test(before == null ? 0 : before.revision())) {
            return Optional.of(new OtherRevision());
        }
        Event event = before == null
                ? wanted.at(Event.FIRST_REVISION, null)
                : wanted.at(before.revision() + 1, before.logo()).with(before.doorTimes());
        Map<String, int[]> levels =
                before == null ? Map.of() : shards.levels(event.eventId(), DynamoEventItem.shards(row));
        return switch (SeatChange.of(before, levels, event)) {
            case SeatChange.TooSmall(String type, int taken) -> Optional.of(new CapacityTooSmall(type, taken));
            case SeatChange.TooMuch() -> Optional.of(new TooMuchAtOnce());
            case SeatChange.Possible(var steps, var counts) -> {
                @Nullable Logo logo = logos.find(event).orElse(null);
                if (logo == null && event.logo() != null) {
                    yield Optional.empty();
                }
                var seats = steps.stream().map(step -> shards.apply(event.eventId(), step));
                if (!commit(before, event, counts, logo, seats)) {
                    yield Optional.empty();
                }
                shards.know(event.eventId(), counts);
                yield Optional.of(before == null ? new Created() : new Replaced());
            }
        };
    }

    private Optional<LogoOutcome> tryToSetLogo(@Nullable Logo logo, Map<String, AttributeValue> row) {
        if (row.isEmpty()) {
            return Optional.of(new LogoOutcome.UnknownEvent());
        }
        Event before = DynamoEventItem.toEvent(row);
        @Nullable String digest = logo == null ? null : logo.digest();
        if (Objects.equals(before.logo(), digest)) {
            return Optional.of(new LogoOutcome.Set(before));
        }
        Event event = before.at(before.revision() + 1, digest);
        var bytes = Stream.of(
                        Optional.ofNullable(logo).map(it -> logos.keep(event.eventId(), it)),
                        Optional.ofNullable(before.logo()).map(old -> logos.forget(event.eventId(), old)))
                .flatMap(Optional::stream);
        return commit(before, event, DynamoEventItem.shards(row), logo, bytes)
                ? Optional.of(new LogoOutcome.Set(event))
                : Optional.empty();
    }

    /// Commits the event, the message about it and other writes, all or nothing.
    ///
    /// @param before the event as it was read; absent if it is new
    /// @param counts over how many rows the seats of each type are spread
    /// @return false if the event changed since it was read, or a condition of another write failed
    private boolean commit(
            @Nullable Event before,
            Event event,
            Map<String, Integer> counts,
            @Nullable Logo logo,
            Stream<TransactWriteItem> others) {
        Instant now = clock.instant();
        var changed = new EventChanged(event.facts(), logo == null ? null : logo.base64(), now);
        var own = Stream.of(put(before, event, counts), outbox.write(Envelope.of(now, changed)));
        if (!transactions.write(Stream.concat(own, others).toList())) {
            return false;
        }
        outbox.nudge();
        return true;
    }

    private TransactWriteItem put(@Nullable Event before, Event event, Map<String, Integer> counts) {
        return Writes.put(put -> {
            put.tableName(events).item(DynamoEventItem.of(event, counts));
            if (before == null) {
                put.conditionExpression("attribute_not_exists(eventId)");
            } else {
                put.conditionExpression(DynamoEventItem.REVISION + " = :read AND " + door("= :door"))
                        .expressionAttributeValues(Map.of(
                                ":read", number(before.revision()),
                                ":door", number(before.doorTimes().revision())));
            }
        });
    }

    /// A condition on the revision of the door's rules, which holds if there are none.
    private static String door(String comparison) {
        return "(attribute_not_exists(%1$s) OR %1$s %2$s)".formatted(DynamoEventItem.DOOR_REVISION, comparison);
    }

    private Optional<Map<String, AttributeValue>> row(EventId eventId) {
        return DynamoRows.find(dynamo, events, DynamoEventItem.key(eventId));
    }

    private Event event(Map<String, AttributeValue> row) {
        Event event = DynamoEventItem.toEvent(row);
        shards.know(event.eventId(), DynamoEventItem.shards(row));
        return event;
    }

    private static Map<String, Integer> sums(Map<String, int[]> levels) {
        return levels.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        type -> Arrays.stream(type.getValue()).sum()));
    }
}
