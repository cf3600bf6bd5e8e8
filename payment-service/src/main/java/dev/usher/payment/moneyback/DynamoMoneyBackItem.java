package dev.usher.payment.moneyback;

import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.payment.moneyback.MoneyBack.Dispute;
import dev.usher.payment.moneyback.MoneyBack.Refund;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps refunds and disputes to attributes of their payment's row. A row without them has none.
public final class DynamoMoneyBackItem {
    static final String REVISION = "revision";
    static final String REQUESTED = "refundsRequested";
    private static final String REFUNDS = "refunds";
    private static final String CHARGE_REFUNDED = "chargeRefundedMinor";
    private static final String DISPUTES = "disputes";
    private static final String AMOUNT = "amountMinor";
    private static final String STATUS = "status";

    private DynamoMoneyBackItem() {}

    /// All attributes, to be set together.
    public static Map<String, AttributeValue> attributes(MoneyBack moneyBack) {
        return Map.of(
                REVISION, number(moneyBack.revision()),
                REFUNDS, map(moneyBack.refunds(), DynamoMoneyBackItem::of),
                CHARGE_REFUNDED, number(moneyBack.chargeRefundedMinor()),
                DISPUTES, map(moneyBack.disputes(), DynamoMoneyBackItem::of),
                REQUESTED, map(moneyBack.requested(), DynamoMoneyBackItem::number));
    }

    public static MoneyBack moneyBack(Map<String, AttributeValue> item) {
        return new MoneyBack(
                Math.toIntExact(number(item, REVISION)),
                read(item, REFUNDS, DynamoMoneyBackItem::refund),
                number(item, CHARGE_REFUNDED),
                read(item, DISPUTES, DynamoMoneyBackItem::dispute),
                read(item, REQUESTED, value -> Long.parseLong(value.n())));
    }

    private static AttributeValue of(Refund refund) {
        return AttributeValue.fromM(Map.of(
                AMOUNT, number(refund.amountMinor()),
                STATUS, AttributeValue.fromS(refund.status().wireName())));
    }

    private static AttributeValue of(Dispute dispute) {
        return AttributeValue.fromM(Map.of(
                STATUS,
                AttributeValue.fromS(dispute.status().wireName()),
                AMOUNT,
                number(dispute.amount().amountMinor()),
                "currency",
                AttributeValue.fromS(dispute.amount().currency()),
                "reason",
                AttributeValue.fromS(dispute.reason())));
    }

    private static Refund refund(AttributeValue value) {
        return new Refund(number(value.m(), AMOUNT), RefundStatus.ofWireName(text(value.m(), STATUS)));
    }

    private static Dispute dispute(AttributeValue value) {
        return new Dispute(
                PaymentDisputed.Status.valueOf(text(value.m(), STATUS).toUpperCase(Locale.ROOT)),
                new Money(number(value.m(), AMOUNT), text(value.m(), "currency")),
                text(value.m(), "reason"));
    }

    private static <T> AttributeValue map(Map<String, T> entries, Function<T, AttributeValue> of) {
        var map = new HashMap<String, AttributeValue>();
        entries.forEach((key, value) -> map.put(key, of.apply(value)));
        return AttributeValue.fromM(map);
    }

    private static <T> Map<String, T> read(
            Map<String, AttributeValue> item, String name, Function<AttributeValue, T> of) {
        @Nullable AttributeValue map = item.get(name);
        var entries = new HashMap<String, T>();
        if (map != null) {
            map.m().forEach((key, value) -> entries.put(key, of.apply(value)));
        }
        return entries;
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        @Nullable AttributeValue value = item.get(name);
        return value == null ? 0 : Long.parseLong(value.n());
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a payment's row lacks " + name)
                .s();
    }
}
