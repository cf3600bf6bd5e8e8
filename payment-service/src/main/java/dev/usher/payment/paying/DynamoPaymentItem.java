package dev.usher.payment.paying;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.moneyback.DynamoMoneyBackItem;
import dev.usher.payment.paying.Payment.Settled;
import dev.usher.platform.aws.IndexTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps a payment to its row in DynamoDB, one per registration. `unsettledShard` and `unsettledSince` exist
/// only while the payment is being created, open or processing, so that the index over them holds only those.
public final class DynamoPaymentItem {
    static final String KEY = "registrationId";
    static final String UNSETTLED_SHARD = "unsettledShard";
    static final String UNSETTLED_SINCE = "unsettledSince";
    static final int UNSETTLED_SHARDS = 4;

    /// Takes a payment out of the index of those that are not settled.
    static final String SETTLED = " REMOVE " + UNSETTLED_SHARD + ", " + UNSETTLED_SINCE;

    private DynamoPaymentItem() {}

    public static Map<String, AttributeValue> key(RegistrationId registrationId) {
        return Map.of(KEY, AttributeValue.fromS(registrationId.toString()));
    }

    /// The row of a payment that begins. It is in the index of unsettled payments until it is settled.
    static Map<String, AttributeValue> item(Payment payment) {
        var item = new HashMap<String, AttributeValue>(key(payment.registrationId()));
        item.put("attempt", number(payment.attempt()));
        item.put("state", state(payment.state()));
        item.put("amountMinor", number(payment.amount().amountMinor()));
        item.put("currency", AttributeValue.fromS(payment.amount().currency()));
        item.put("creatingSince", instant(payment.creatingSince()));
        item.put("description", AttributeValue.fromS(payment.description()));
        item.put(
                UNSETTLED_SHARD,
                unsettledShard(Math.floorMod(payment.registrationId().hashCode(), UNSETTLED_SHARDS)));
        item.put(UNSETTLED_SINCE, time(payment.creatingSince()));
        return item;
    }

    public static Payment payment(Map<String, AttributeValue> item) {
        return new Payment(
                RegistrationId.parse(required(item, KEY).s()),
                Integer.parseInt(required(item, "attempt").n()),
                PaymentState.ofWireName(required(item, "state").s()),
                new Money(
                        Long.parseLong(required(item, "amountMinor").n()),
                        required(item, "currency").s()),
                optional(item, "paymentIntentId"),
                optional(item, "failureCode"),
                Instant.parse(required(item, "creatingSince").s()),
                description(item),
                settled(item),
                DynamoMoneyBackItem.moneyBack(item));
    }

    private static String description(Map<String, AttributeValue> item) {
        @Nullable String description = optional(item, "description");
        return description == null ? required(item, KEY).s() : description;
    }

    static AttributeValue unsettledShard(int shard) {
        return AttributeValue.fromS("UNSETTLED#" + shard);
    }

    /// A time in an index, of fixed width, so that texts sort as times do.
    static AttributeValue time(Instant time) {
        return AttributeValue.fromS(IndexTime.text(time));
    }

    private static @Nullable Settled settled(Map<String, AttributeValue> item) {
        @Nullable String as = optional(item, "settledAs");
        return as == null
                ? null
                : new Settled(
                        PaymentState.ofWireName(as),
                        new Money(
                                Long.parseLong(required(item, "receivedMinor").n()),
                                required(item, "receivedCurrency").s()),
                        Instant.parse(required(item, "paidAt").s()));
    }

    static AttributeValue state(PaymentState state) {
        return AttributeValue.fromS(state.wireName());
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static AttributeValue instant(Instant instant) {
        return AttributeValue.fromS(instant.toString());
    }

    /// `:creating, :open, …` for a condition `#state IN (…)`; the values are those of [#states].
    static String names(PaymentState... states) {
        return Arrays.stream(states).map(state -> ":" + state.wireName()).collect(Collectors.joining(", "));
    }

    static Map<String, AttributeValue> states(PaymentState... states) {
        return Arrays.stream(states)
                .collect(Collectors.toMap(state -> ":" + state.wireName(), DynamoPaymentItem::state));
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a payment's row lacks " + name);
    }

    private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }
}
