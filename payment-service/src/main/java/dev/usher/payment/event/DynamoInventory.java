package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.TicketLine;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.DynamoTransactions.Result.ConditionFailed;
import dev.usher.platform.aws.NamedWrites;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Takes seats and gives them back, in the caller's transaction: a seat is taken and a registration holds it
/// together or not at all.
///
/// The registration's id determines which shard is tried first. Only if that has too few seats, all shards
/// are read, and the seats are taken where there are some. Why: docs/adr/0006-inventory-shards.md.
@Singleton
public final class DynamoInventory {
    /// Each lost race means that another caller has won, so losing this often means a crowd: it is better to
    /// send the caller away for a second than to let everybody retry.
    private static final int MAX_ATTEMPTS = 20;

    private static final Set<String> MAY_PASS =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final DynamoTransactions transactions;
    private final DynamoShards shards;

    DynamoInventory(DynamoTransactions transactions, DynamoShards shards) {
        this.transactions = transactions;
        this.shards = shards;
    }

    /// Takes the seats the number of tickets of all lines with the other writes, in one transaction. Atomic:
    /// no matter how many callers compete, never more seats are taken than there are, and a type is never
    /// reported as sold out while it has enough.
    ///
    /// @param together the other writes, given the shards that the seats are taken from; may be called
    ///     several times
    /// @param <P> what names a part of these other writes
    public <P> TakeOutcome<P> take(
            RegistrationId registrationId,
            EventId eventId,
            List<TicketLine> lines,
            Function<TakenSeats, NamedWrites<P>> together) {
        Choice choice = firstChoice(registrationId, eventId, lines);
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            switch (choice) {
                case TooFew(Shortage(String type, int left)) -> {
                    return new TakeOutcome.SoldOut<>(type, left);
                }
                case From(TakenSeats seats) -> {
                    @Nullable TakeOutcome<P> outcome = write(seats, together.apply(seats));
                    if (outcome != null) {
                        return outcome;
                    }
                }
            }
            choice = choose(registrationId, eventId, lines);
        }
        return new TakeOutcome.Busy<>();
    }

    /// A line that too few seats are left for right now; empty if there is none.
    public Optional<Shortage> lacking(RegistrationId registrationId, EventId eventId, List<TicketLine> lines) {
        return choose(registrationId, eventId, lines) instanceof TooFew(var shortage)
                ? Optional.of(shortage)
                : Optional.empty();
    }

    /// The writes that give seats back.
    public List<TransactWriteItem> giveBack(TakenSeats seats) {
        return seats.byShard().entrySet().stream()
                .map(shard -> shards.giveBack(shard.getKey(), shard.getValue()))
                .toList();
    }

    /// @return absent if one of the shards had too few seats left
    private <P> @Nullable TakeOutcome<P> write(TakenSeats seats, NamedWrites<P> others) {
        var takes = seats.byShard().entrySet().stream()
                .map(shard -> shards.take(shard.getKey(), shard.getValue()))
                .toList();
        try {
            return switch (transactions.write(
                    others.<Optional<P>>renamed(Optional::of).and(Optional.empty(), takes))) {
                case Result.Committed() -> new TakeOutcome.Taken<>(seats);
                case Result.ConditionFailed(var failed) -> refused(failed);
            };
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().anyMatch(reason -> MAY_PASS.contains(reason.code()))) {
                return new TakeOutcome.Busy<>();
            }
            throw e;
        }
    }

    /// @param failed by the caller's names; the seats have none
    private static <P> @Nullable TakeOutcome<P> refused(Map<Optional<P>, CancellationReason> failed) {
        var others = new LinkedHashMap<P, CancellationReason>();
        failed.forEach((part, reason) -> part.ifPresent(name -> others.put(name, reason)));
        return others.isEmpty() ? null : new TakeOutcome.Refused<>(new ConditionFailed<>(others));
    }

    private Choice firstChoice(RegistrationId registrationId, EventId eventId, List<TicketLine> lines) {
        Map<String, Integer> counts = shards.counts(eventId);
        var seats = new HashMap<String, Integer>();
        for (TicketLine line : lines) {
            @Nullable Integer count = counts.get(line.type());
            if (count == null) {
                return choose(registrationId, eventId, lines);
            }
            seats.put(DynamoShards.key(eventId, line.type(), start(registrationId, count)), line.quantity());
        }
        return new From(new TakenSeats(seats));
    }

    private Choice choose(RegistrationId registrationId, EventId eventId, List<TicketLine> lines) {
        var counts = new HashMap<>(shards.currentCounts(eventId));
        counts.keySet().retainAll(lines.stream().map(TicketLine::type).toList());
        Map<String, int[]> levels = shards.levels(eventId, counts);
        var seats = new HashMap<String, Integer>();
        for (TicketLine line : lines) {
            int[] left = levels.getOrDefault(line.type(), new int[0]);
            int sum = Arrays.stream(left).sum();
            if (sum < line.quantity()) {
                return new TooFew(new Shortage(line.type(), sum));
            }
            int[] taken = SeatLevels.take(left, line.quantity(), start(registrationId, left.length));
            for (int shard = 0; shard < taken.length; shard++) {
                if (taken[shard] > 0) {
                    seats.put(DynamoShards.key(eventId, line.type(), shard), taken[shard]);
                }
            }
        }
        return new From(new TakenSeats(seats));
    }

    private static int start(RegistrationId registrationId, int shards) {
        return Math.floorMod(registrationId.uuid().hashCode(), shards);
    }

    /// Which shards to take seats from.
    private sealed interface Choice permits From, TooFew {}

    private record From(TakenSeats seats) implements Choice {}

    private record TooFew(Shortage shortage) implements Choice {}

    /// Fewer seats of this type are left than requested.
    public record Shortage(String ticketType, int seatsLeft) {}

    /// The result of asking for seats.
    ///
    /// @param <P> what names a part of the other writes
    public sealed interface TakeOutcome<P> {
        /// Seats taken, and everything else written.
        record Taken<P>(TakenSeats seats) implements TakeOutcome<P> {}

        /// Nothing written: a condition of the other writes failed.
        record Refused<P>(ConditionFailed<P> failed) implements TakeOutcome<P> {}

        /// Nothing written: fewer seats of this type are left than requested.
        record SoldOut<P>(String ticketType, int seatsLeft) implements TakeOutcome<P> {}

        /// Nothing written: too many callers want the same seats right now. Retrying helps.
        record Busy<P>() implements TakeOutcome<P> {}
    }
}
