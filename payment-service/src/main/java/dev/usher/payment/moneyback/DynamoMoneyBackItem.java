package dev.usher.payment.moneyback;

import static dev.usher.platform.aws.Attribute.map;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.message.Money;
import dev.usher.contracts.message.PaymentDisputed;
import dev.usher.payment.moneyback.MoneyBack.Dispute;
import dev.usher.payment.moneyback.MoneyBack.Refund;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import java.util.Map;
import java.util.function.BiFunction;
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
                REQUESTED, map(moneyBack.requested(), Attribute::number));
    }

    public static MoneyBack moneyBack(Item payment) {
        return new MoneyBack(
                payment.numberOrZero(REVISION),
                read(payment, REFUNDS, DynamoMoneyBackItem::refund),
                payment.has(CHARGE_REFUNDED) ? payment.longNumber(CHARGE_REFUNDED) : 0,
                read(payment, DISPUTES, DynamoMoneyBackItem::dispute),
                read(payment, REQUESTED, Item::longNumber));
    }

    private static AttributeValue of(Refund refund) {
        return new ItemBuilder()
                .with(AMOUNT, number(refund.amountMinor()))
                .with(STATUS, text(refund.status().wireName()))
                .nested();
    }

    private static AttributeValue of(Dispute dispute) {
        return new ItemBuilder()
                .with(STATUS, text(dispute.status().wireName()))
                .with(AMOUNT, number(dispute.amount().amountMinor()))
                .with("currency", text(dispute.amount().currency()))
                .with("reason", text(dispute.reason()))
                .nested();
    }

    private static Refund refund(Item refunds, String id) {
        Item item = refunds.item(id);
        return new Refund(item.longNumber(AMOUNT), item.constant(STATUS, RefundStatus.class));
    }

    private static Dispute dispute(Item disputes, String id) {
        Item item = disputes.item(id);
        return new Dispute(
                item.constant(STATUS, PaymentDisputed.Status.class),
                new Money(item.longNumber(AMOUNT), item.text("currency")),
                item.text("reason"));
    }

    private static <T> Map<String, T> read(Item payment, String name, BiFunction<Item, String, T> read) {
        return payment.has(name) ? payment.map(name, read) : Map.of();
    }
}
