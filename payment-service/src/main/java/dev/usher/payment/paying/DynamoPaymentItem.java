package dev.usher.payment.paying;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.moneyback.DynamoMoneyBackItem;
import dev.usher.payment.paying.Payment.Settled;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps a payment to its row in DynamoDB, one per registration. `unsettledShard` and `unsettledSince` exist
/// only while the payment is being created, open or processing, so that the index over them holds only those.
public final class DynamoPaymentItem {
    public static final String TABLE = "payments";
    static final String KEY = "registrationId";
    static final String UNSETTLED_SHARD = "unsettledShard";
    static final String UNSETTLED_SINCE = "unsettledSince";

    /// Takes a payment out of the index of those that are not settled.
    static final String SETTLED = " REMOVE " + UNSETTLED_SHARD + ", " + UNSETTLED_SINCE;

    private DynamoPaymentItem() {}

    public static Map<String, AttributeValue> key(RegistrationId registrationId) {
        return Map.of(KEY, text(registrationId));
    }

    /// The row of a payment that begins. It is in the index of unsettled payments until it is settled.
    ///
    /// @param shard of that index
    static Map<String, AttributeValue> item(Payment payment, int shard) {
        return new ItemBuilder()
                .with(KEY, text(payment.registrationId()))
                .with("attempt", number(payment.attempt()))
                .with("state", state(payment.state()))
                .with("amountMinor", number(payment.amount().amountMinor()))
                .with("currency", text(payment.amount().currency()))
                .with("creatingSince", instant(payment.creatingSince()))
                .with("description", text(payment.description()))
                .with(UNSETTLED_SHARD, unsettledShard(shard))
                .with(UNSETTLED_SINCE, instant(payment.creatingSince()))
                .build();
    }

    public static Payment payment(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new Payment(
                item.value(KEY, RegistrationId::parse),
                item.number("attempt"),
                item.constant("state", PaymentState.class),
                new Money(item.longNumber("amountMinor"), item.text("currency")),
                item.optionalText("paymentIntentId"),
                item.optionalText("failureCode"),
                item.instant("creatingSince"),
                item.text(item.has("description") ? "description" : KEY),
                settled(item),
                DynamoMoneyBackItem.moneyBack(item));
    }

    static AttributeValue unsettledShard(int shard) {
        return text("UNSETTLED#" + shard);
    }

    private static @Nullable Settled settled(Item item) {
        return item.has("settledAs")
                ? new Settled(
                        item.constant("settledAs", PaymentState.class),
                        new Money(item.longNumber("receivedMinor"), item.text("receivedCurrency")),
                        item.instant("paidAt"))
                : null;
    }

    static AttributeValue state(PaymentState state) {
        return text(state.wireName());
    }

    /// `:creating, :open, …` for a condition `#state IN (…)`; the values are those of [#states].
    static String names(PaymentState... states) {
        return Arrays.stream(states).map(state -> ":" + state.wireName()).collect(Collectors.joining(", "));
    }

    static Map<String, AttributeValue> states(PaymentState... states) {
        return Arrays.stream(states)
                .collect(Collectors.toMap(state -> ":" + state.wireName(), DynamoPaymentItem::state));
    }
}
