package dev.usher.payment.payment;

import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.message.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How a payment looks in DynamoDB: one row per registration.
final class DynamoPaymentItem {
    static final String KEY = "registrationId";

    private DynamoPaymentItem() {}

    static Map<String, AttributeValue> key(RegistrationId registrationId) {
        return Map.of(KEY, AttributeValue.fromS(registrationId.toString()));
    }

    static Map<String, AttributeValue> item(Payment payment) {
        var item = new HashMap<String, AttributeValue>(key(payment.registrationId()));
        item.put("attempt", number(payment.attempt()));
        item.put("state", state(payment.state()));
        item.put("amountMinor", number(payment.amount().amountMinor()));
        item.put("currency", AttributeValue.fromS(payment.amount().currency()));
        item.put("creatingSince", instant(payment.creatingSince()));
        return item;
    }

    static Payment payment(Map<String, AttributeValue> item) {
        return new Payment(
                RegistrationId.parse(required(item, KEY).s()),
                Integer.parseInt(required(item, "attempt").n()),
                PaymentState.ofWireName(required(item, "state").s()),
                new Money(
                        Long.parseLong(required(item, "amountMinor").n()),
                        required(item, "currency").s()),
                optional(item, "paymentIntentId"),
                optional(item, "failureCode"),
                Instant.parse(required(item, "creatingSince").s()));
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
