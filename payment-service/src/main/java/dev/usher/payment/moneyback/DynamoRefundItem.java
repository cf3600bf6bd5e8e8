package dev.usher.payment.moneyback;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import dev.usher.payment.moneyback.RefundRequest.Kind;
import dev.usher.payment.moneyback.RefundRequest.State;
import dev.usher.platform.aws.IndexTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Maps a request for a refund to its row in DynamoDB. `dueShard` exists only while Stripe has not answered,
/// so that the index over it holds only the waiting requests.
final class DynamoRefundItem {
    static final String ID = "refundId";
    static final String DUE_SHARD = "dueShard";
    static final String DUE_AT = "dueAt";
    static final int DUE_SHARDS = 4;

    private DynamoRefundItem() {}

    static Map<String, AttributeValue> key(String refundId) {
        return Map.of(ID, AttributeValue.fromS(refundId));
    }

    static AttributeValue shard(int shard) {
        return AttributeValue.fromS("DUE#" + shard);
    }

    static AttributeValue state(State state) {
        return AttributeValue.fromS(state.wireName());
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    /// Of fixed width, so that texts sort as times do.
    static AttributeValue time(Instant time) {
        return AttributeValue.fromS(IndexTime.text(time));
    }

    static Map<String, AttributeValue> item(RefundRequest request) {
        var item = new HashMap<>(key(request.refundId()));
        put(item, "registrationId", request.registrationId().toString());
        put(item, "paymentIntentId", request.paymentIntentId());
        item.put("amountMinor", number(request.amount().amountMinor()));
        put(item, "currency", request.amount().currency());
        put(item, "kind", request.kind().wireName());
        put(item, "reason", request.reason() == null ? null : request.reason().wireName());
        item.put("state", state(request.state()));
        put(item, "stripeRefundId", request.stripeRefundId());
        put(item, "failureCode", request.failureCode());
        item.put("attempts", number(request.attempts()));
        item.put("requestedAt", time(request.requestedAt()));
        item.put(DUE_AT, time(request.dueAt()));
        if (request.state() == State.REQUESTED) {
            item.put(DUE_SHARD, shard(Math.floorMod(request.refundId().hashCode(), DUE_SHARDS)));
        }
        return item;
    }

    static RefundRequest request(Map<String, AttributeValue> item) {
        @Nullable String reason = optional(item, "reason");
        return new RefundRequest(
                text(item, ID),
                RegistrationId.parse(text(item, "registrationId")),
                text(item, "paymentIntentId"),
                new Money(Long.parseLong(required(item, "amountMinor").n()), text(item, "currency")),
                Kind.valueOf(text(item, "kind").toUpperCase(Locale.ROOT)),
                reason == null ? null : RefundReason.ofWireName(reason).orElseThrow(),
                State.valueOf(text(item, "state").toUpperCase(Locale.ROOT)),
                optional(item, "stripeRefundId"),
                optional(item, "failureCode"),
                Integer.parseInt(required(item, "attempts").n()),
                Instant.parse(text(item, "requestedAt")),
                Instant.parse(text(item, DUE_AT)));
    }

    private static void put(Map<String, AttributeValue> item, String name, @Nullable String value) {
        if (value != null) {
            item.put(name, AttributeValue.fromS(value));
        }
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return required(item, name).s();
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), () -> "a refund's row lacks " + name);
    }

    private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }
}
