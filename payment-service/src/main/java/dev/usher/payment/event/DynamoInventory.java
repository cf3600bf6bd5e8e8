package dev.usher.payment.event;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.TicketLine;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.DynamoTransactions.Result;
import dev.usher.platform.aws.DynamoTransactions.Result.ConditionFailed;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Takes seats and gives them back, in the transaction of whoever does: a seat that is taken and a
/// registration that holds it come to be together or not at all.
///
/// Which shard to ask first follows from the registration's id. Only if that has too few, all shards are
/// read, and the seats are taken where they are. Why: docs/adr/0006-inventory-shards.md.
@Singleton
public final class DynamoInventory {
    /// Each lost race means that somebody else has won, so losing more often means a crowd: better to send
    /// the caller away for a second than to let everybody go on.
    private static final int MAX_ATTEMPTS = 20;

    private static final Set<String> MAY_PASS =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final DynamoTransactions transactions;
    private final DynamoShards shards;

    DynamoInventory(DynamoTransactions transactions, DynamoShards shards) {
        this.transactions = transactions;
        this.shards = shards;
    }

    /// Takes the seats of all lines together with the other writes, in one transaction. Atomic: however
    /// many try at the same time, never more seats are taken than there are, and nothing is sold out while
    /// there are enough.
    ///
    /// @param together what to write beside, given where the seats are taken from; always the same number
    ///     of writes. It may be asked several times.
    public TakeOutcome take(
            RegistrationId registrationId,
            EventId eventId,
            List<TicketLine> lines,
            Function<TakenSeats, List<TransactWriteItem>> together) {
        Choice choice = firstChoice(registrationId, eventId, lines);
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            switch (choice) {
                case Choice.TooFew(String type, int left) -> {
                    return new TakeOutcome.SoldOut(type, left);
                }
                case Choice.From(TakenSeats seats) -> {
                    @Nullable TakeOutcome outcome = write(seats, together.apply(seats));
                    if (outcome != null) {
                        return outcome;
                    }
                }
            }
            choice = choose(registrationId, eventId, lines);
        }
        return new TakeOutcome.Busy();
    }

    /// Of which line too few seats are left at this moment; empty if of none.
    public Optional<TakeOutcome.SoldOut> lacking(
            RegistrationId registrationId, EventId eventId, List<TicketLine> lines) {
        return choose(registrationId, eventId, lines) instanceof Choice.TooFew(String type, int left)
                ? Optional.of(new TakeOutcome.SoldOut(type, left))
                : Optional.empty();
    }

    /// The writes that give seats back.
    public List<TransactWriteItem> giveBack(TakenSeats seats) {
        return seats.byShard().entrySet().stream()
                .map(shard -> shards.giveBack(shard.getKey(), shard.getValue()))
                .toList();
    }

    /// @return absent if one of the shards had too few seats left
    private @Nullable TakeOutcome write(TakenSeats seats, List<TransactWriteItem> others) {
        var takes = seats.byShard().entrySet().stream().map(shard -> shards.take(shard.getKey(), shard.getValue()));
        try {
            return switch (transactions.write(
                    Stream.concat(others.stream(), takes).toList())) {
                case Result.Committed() -> new TakeOutcome.Taken(seats);
                case ConditionFailed failed
                when IntStream.range(0, others.size()).anyMatch(failed::failedAt) -> new TakeOutcome.Refused(failed);
                case ConditionFailed _ -> null;
            };
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream().anyMatch(reason -> MAY_PASS.contains(reason.code()))) {
                return new TakeOutcome.Busy();
            }
            throw e;
        }
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
        return new Choice.From(new TakenSeats(seats));
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
                return new Choice.TooFew(line.type(), sum);
            }
            int[] taken = SeatLevels.take(left, line.quantity(), start(registrationId, left.length));
            for (int shard = 0; shard < taken.length; shard++) {
                if (taken[shard] > 0) {
                    seats.put(DynamoShards.key(eventId, line.type(), shard), taken[shard]);
                }
            }
        }
        return new Choice.From(new TakenSeats(seats));
    }

    private static int start(RegistrationId registrationId, int shards) {
        return Math.floorMod(registrationId.uuid().hashCode(), shards);
    }

    /// Where to take from.
    private sealed interface Choice {
        record From(TakenSeats seats) implements Choice {}

        record TooFew(String ticketType, int left) implements Choice {}
    }

    /// What became of the wish for seats.
    public sealed interface TakeOutcome {
        /// Seats taken, and everything else written.
        record Taken(TakenSeats seats) implements TakeOutcome {}

        /// Nothing written: a condition of the other writes failed.
        record Refused(ConditionFailed failed) implements TakeOutcome {}

        /// Nothing written: fewer seats of this type are left.
        record SoldOut(String ticketType, int seatsLeft) implements TakeOutcome {}

        /// Nothing written: too many want the same seats at this moment. Trying again helps.
        record Busy() implements TakeOutcome {}
    }
}
