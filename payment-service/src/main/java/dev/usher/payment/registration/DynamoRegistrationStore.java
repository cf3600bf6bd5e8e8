package dev.usher.payment.registration;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.UserId;
import dev.usher.contracts.message.Envelope;
import dev.usher.payment.event.AccountCap;
import dev.usher.payment.event.DynamoInventory;
import dev.usher.payment.event.DynamoInventory.TakeOutcome;
import dev.usher.payment.event.TakenSeats;
import dev.usher.payment.registration.DynamoAccountSeats.Known;
import dev.usher.platform.aws.DynamoBatches;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.IndexShards;
import dev.usher.platform.aws.NamedWrites;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Registrations in DynamoDB.
@Singleton
final class DynamoRegistrationStore implements RegistrationStore {
    /// Each attempt after the first means that the account registered for the event elsewhere at the same
    /// moment.
    private static final int MAX_ATTEMPTS = 20;

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final DynamoInventory inventory;
    private final DynamoAccountSeats accounts;
    private final DynamoRegistrationWrites writes;
    private final Outbox outbox;
    private final IndexShards shards;
    private final ReadableRows rows;
    private final String table;

    DynamoRegistrationStore(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            DynamoInventory inventory,
            DynamoAccountSeats accounts,
            DynamoRegistrationWrites writes,
            Outbox outbox,
            IndexShards shards,
            ReadableRows rows,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.inventory = inventory;
        this.accounts = accounts;
        this.writes = writes;
        this.outbox = outbox;
        this.shards = shards;
        this.rows = rows;
        this.table = names.table(DynamoRegistrationItem.TABLE);
    }

    @Override
    public HoldOutcome hold(Registration pending, AccountCap cap) {
        return take(pending, cap, seats -> NamedWrites.of(Part.REGISTRATION, writes.create(pending, seats)));
    }

    @Override
    public HoldOutcome confirmFree(Registration confirmed, Envelope paymentSucceeded, AccountCap cap) {
        HoldOutcome outcome = take(
                confirmed,
                cap,
                seats -> NamedWrites.of(Part.REGISTRATION, writes.create(confirmed, seats))
                        .and(Part.OUTBOX, outbox.write(paymentSucceeded)));
        outbox.nudge();
        return outcome;
    }

    @Override
    public boolean release(Registration free, Envelope registrationReleased) {
        var released = new ArrayList<>(writes.cancelConfirmed(free));
        released.add(outbox.write(registrationReleased));
        boolean isReleased = transactions.write(released);
        outbox.nudge();
        return isReleased;
    }

    @Override
    public Optional<Registration> find(RegistrationId registrationId) {
        var row = DynamoRows.find(dynamo, table, DynamoRegistrationItem.key(registrationId));
        row.ifPresent(DynamoRegistrationItem::linkToCheckout);
        return row.map(DynamoRegistrationItem::registration);
    }

    @Override
    public List<Registration> findAll(Collection<RegistrationId> registrationIds) {
        return DynamoBatches.read(dynamo, table, registrationIds, DynamoRegistrationItem::key).stream()
                .map(DynamoRegistrationItem::registration)
                .toList();
    }

    @Override
    public List<Registration> ofUser(UserId userId, int most, @Nullable Position after) {
        var user = text(userId);
        // The paginator continues until there are enough: a single page of DynamoDB may end early.
        var ofUser = dynamo.queryPaginator(query -> query.tableName(table)
                        .indexName("by-user")
                        .keyConditionExpression("userId = :user")
                        .expressionAttributeValues(Map.of(":user", user))
                        .exclusiveStartKey(after == null ? null : DynamoRegistrationItem.indexKey(user, after))
                        .limit(most)
                        .scanIndexForward(false))
                .items();
        return registrations(ofUser).limit(most).toList();
    }

    @Override
    public List<Registration> holdsEndedBefore(Instant now, int most) {
        return holdsEndedBefore(now, most, false);
    }

    @Override
    public List<Registration> holdsOpenAtStripe(Instant now, int most) {
        return holdsEndedBefore(now, most, true);
    }

    @Override
    public boolean markOpenAtStripe(Registration ended) {
        return transactions.write(List.of(writes.markOpenAtStripe(ended)));
    }

    @Override
    public boolean extendHold(Registration ended, Instant until) {
        return transactions.write(List.of(writes.extendHold(ended, until)));
    }

    private HoldOutcome take(Registration wanted, AccountCap cap, Function<TakenSeats, NamedWrites<Part>> together) {
        if (cap.isNone()) {
            return take(wanted, together).orElseThrow();
        }
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Known known = accounts.read(wanted.eventId(), wanted.userId());
            List<RegistrationId> ended = List.of();
            // At first each counts as an open hold; only if that exceeds the cap are they read.
            if (!allows(cap, wanted, known.quantity(), known.seats().size())) {
                var counting = counting(known);
                int seats = counting.stream().mapToInt(Registration::quantity).sum();
                int holds = (int) counting.stream()
                        .filter(registration -> registration.status() == RegistrationStatus.PENDING)
                        .count();
                if (!allows(cap, wanted, seats, holds)) {
                    return orBefore(wanted, refused(wanted, seats, holds));
                }
                ended = ended(known, counting);
            }
            TransactWriteItem count = accounts.add(wanted, known, ended);
            Optional<HoldOutcome> outcome =
                    take(wanted, seats -> together.apply(seats).and(Part.ACCOUNT, count));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return new HoldOutcome.Busy();
    }

    /// Seats that nobody could get are reported as sold out, however many the account has.
    private HoldOutcome refused(Registration wanted, int seats, int holds) {
        return inventory
                .lacking(wanted.registrationId(), wanted.eventId(), wanted.lines())
                .<HoldOutcome>map(lacking -> new HoldOutcome.SoldOut(lacking.ticketType(), lacking.seatsLeft()))
                .orElseGet(() -> new HoldOutcome.CapReached(seats, holds));
    }

    private static boolean allows(AccountCap cap, Registration wanted, int seats, int holds) {
        boolean isHold = wanted.status() == RegistrationStatus.PENDING;
        return cap.allows(seats + wanted.quantity(), isHold ? holds + 1 : 0);
    }

    private List<Registration> counting(Known known) {
        return findAll(known.seats().keySet()).stream()
                .filter(registration -> registration.status() == RegistrationStatus.PENDING
                        || registration.status() == RegistrationStatus.CONFIRMED)
                .toList();
    }

    private static List<RegistrationId> ended(Known known, List<Registration> counting) {
        var ended = new ArrayList<>(known.seats().keySet());
        counting.forEach(registration -> ended.remove(registration.registrationId()));
        return ended;
    }

    /// @return empty if another write was refused, and not because the registration exists: the account
    ///     registered elsewhere at the same moment
    private Optional<HoldOutcome> take(Registration wanted, Function<TakenSeats, NamedWrites<Part>> together) {
        return switch (inventory.take(wanted.registrationId(), wanted.eventId(), wanted.lines(), together)) {
            case TakeOutcome.Taken(var _) -> Optional.of(new HoldOutcome.Held(wanted));
            case TakeOutcome.Refused(var _) -> find(wanted.registrationId()).map(HoldOutcome.HeldBefore::new);
            // They may have been sold to this very registration: a call whose answer was lost can commit
            // while its repetition looks for seats.
            case TakeOutcome.SoldOut(String type, int left) ->
                Optional.of(orBefore(wanted, new HoldOutcome.SoldOut(type, left)));
            case TakeOutcome.Busy() -> Optional.of(new HoldOutcome.Busy());
        };
    }

    private HoldOutcome orBefore(Registration wanted, HoldOutcome otherwise) {
        return find(wanted.registrationId())
                .<HoldOutcome>map(HoldOutcome.HeldBefore::new)
                .orElse(otherwise);
    }

    private List<Registration> holdsEndedBefore(Instant now, int most, boolean isOpenAtStripe) {
        return shards.all()
                .mapToObj(shard -> DynamoRegistrationItem.holdShard(shard, isOpenAtStripe))
                .map(shard -> holdsEndedBefore(now, most, shard))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Registration::expiresAt))
                .limit(most)
                .toList();
    }

    private List<Registration> holdsEndedBefore(Instant now, int most, AttributeValue shard) {
        var ended = dynamo.queryPaginator(query -> query.tableName(table)
                        .indexName("open-holds")
                        .keyConditionExpression(DynamoRegistrationItem.HOLD_SHARD + " = :shard AND expiresAt < :now")
                        .expressionAttributeValues(Map.of(":shard", shard, ":now", instant(now)))
                        .limit(most))
                .items();
        return registrations(ended).limit(most).toList();
    }

    private Stream<Registration> registrations(Iterable<Map<String, AttributeValue>> found) {
        return rows.of(
                DynamoRegistrationItem.TABLE, DynamoRegistrationItem.ID, found, DynamoRegistrationItem::registration);
    }

    /// What is written with the seats.
    private enum Part {
        /// The registration; refused if it exists.
        REGISTRATION,
        /// Its message.
        OUTBOX,
        /// The account's row; refused if it changed since it was read.
        ACCOUNT
    }
}
