package dev.usher.payment.moneyback;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.moneyback.RefundRequest.Kind;
import dev.usher.payment.moneyback.RefundRequest.State;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ItemBuilder;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps a request for a refund to its row in DynamoDB. `dueShard` exists only while Stripe has not answered,
/// so that the index over it holds only the waiting requests.
final class DynamoRefundItem {
    static final String TABLE = "refunds";
    static final String ID = "refundId";
    static final String DUE_SHARD = "dueShard";
    static final String DUE_AT = "dueAt";

    private DynamoRefundItem() {}

    static Map<String, AttributeValue> key(String refundId) {
        return Map.of(ID, text(refundId));
    }

    static AttributeValue shard(int shard) {
        return text("DUE#" + shard);
    }

    static AttributeValue state(State state) {
        return text(state.wireName());
    }

    /// @param shard of the index over what is due
    static Map<String, AttributeValue> item(RefundRequest request, int shard) {
        var item = new ItemBuilder()
                .with(ID, text(request.refundId()))
                .with("registrationId", text(request.registrationId()))
                .with("paymentIntentId", text(request.paymentIntentId()))
                .with("amountMinor", number(request.amount().amountMinor()))
                .with("currency", text(request.amount().currency()))
                .with("kind", text(request.kind().wireName()))
                .withOptional("reason", request.reason(), reason -> text(reason.wireName()))
                .with("state", state(request.state()))
                .withOptional("stripeRefundId", request.stripeRefundId(), Attribute::text)
                .withOptional("failureCode", request.failureCode(), Attribute::text)
                .with("attempts", number(request.attempts()))
                .with("requestedAt", instant(request.requestedAt()))
                .with(DUE_AT, instant(request.dueAt()));
        if (request.state() == State.REQUESTED) {
            item.with(DUE_SHARD, shard(shard));
        }
        return item.build();
    }

    static RefundRequest request(Map<String, AttributeValue> attributes) {
        var item = Item.of(TABLE, attributes);
        return new RefundRequest(
                item.text(ID),
                item.value("registrationId", RegistrationId::parse),
                item.text("paymentIntentId"),
                new Money(item.longNumber("amountMinor"), item.text("currency")),
                item.constant("kind", Kind.class),
                item.optionalConstant("reason", RefundReason.class),
                item.constant("state", State.class),
                item.optionalText("stripeRefundId"),
                item.optionalText("failureCode"),
                item.number("attempts"),
                item.instant("requestedAt"),
                item.instant(DUE_AT));
    }
}
