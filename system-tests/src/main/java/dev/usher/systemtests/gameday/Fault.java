package dev.usher.systemtests.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.systemtests.Patience;
import dev.usher.systemtests.gameday.Shop.Order;
import dev.usher.systemtests.gameday.Shop.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// What can break. Each strikes orders that are paid while it lasts.
enum Fault {
    /// The logo that is to be printed cannot be read.
    POISONED_TEMPLATE("messages-parked", "the event's logo is replaced by one that can be read") {
        @Override
        Repair strike(Shop shop, AlarmWatch watch, int seats) {
            String eventId = shop.newEvent();
            Map<String, AttributeValue> good = shop.row("ticket-events", "eventId", eventId);
            shop.change(
                    "ticket-events",
                    "eventId",
                    eventId,
                    row -> row.put("logoPng", AttributeValue.fromB(SdkBytes.fromUtf8String("not a picture"))));
            shop.buy(eventId, seats);
            return () -> shop.put("ticket-events", good);
        }
    },

    /// SNS takes nothing from payment-service.
    SNS_REFUSES("outbox-age", "SNS takes messages again") {
        @Override
        Repair strike(Shop shop, AlarmWatch watch, int seats) {
            String eventId = shop.newEvent();
            shop.cable(Part.SNS).cut();
            shop.buy(eventId, seats);
            return shop.cable(Part.SNS)::mend;
        }
    },

    /// The secret of the webhook endpoint was rolled, and the one that payment-service has is not valid any more.
    EXPIRED_KEY("webhooks-refused", "payment-service has the endpoint's new secret") {
        @Override
        Repair strike(Shop shop, AlarmWatch watch, int seats) {
            String eventId = shop.newEvent();
            shop.faultsOfStripe(List.of("bad_signature"));
            shop.buy(eventId, seats);
            return () -> shop.faultsOfStripe(List.of());
        }
    },

    /// A newer release of payment-service published an order, and was rolled back. Twelve hours have passed since.
    TOO_NEW_MESSAGE("messages-parked", "the newer release was rolled back long ago") {
        @Override
        Repair strike(Shop shop, AlarmWatch watch, int seats) {
            String eventId = shop.newEvent();
            shop.pauseOrders(watch);
            shop.buy(eventId, seats);
            Message message = received(shop);
            shop.aws()
                    .sqs()
                    .deleteMessage(delete ->
                            delete.queueUrl(shop.queueUrl(Shop.ORDERS)).receiptHandle(message.receiptHandle()));
            var attributes = new HashMap<>(message.messageAttributes());
            attributes.put("retry", twelveHoursOfTries());
            shop.aws()
                    .sqs()
                    .sendMessage(send -> send.queueUrl(shop.queueUrl(Shop.ORDERS))
                            .messageBody(newer(message.body()))
                            .messageAttributes(attributes));
            shop.resumeOrders();
            return Repair.NONE;
        }
    },

    /// S3 takes no more documents.
    FULL_BUCKET("messages-wait", "S3 takes documents again") {
        @Override
        Repair strike(Shop shop, AlarmWatch watch, int seats) {
            String eventId = shop.newEvent();
            shop.cable(Part.S3).cut();
            shop.buy(eventId, seats);
            return shop.cable(Part.S3)::mend;
        }
    },

    /// Somebody has paused the queue of orders and forgot it.
    STUCK_CONSUMER("orders-without-tickets", "nothing: `usher` can do all") {
        @Override
        Repair strike(Shop shop, AlarmWatch watch, int seats) {
            String eventId = shop.newEvent();
            shop.pauseOrders(watch);
            shop.confirmedLongAgo(shop.buy(eventId, seats));
            return Repair.NONE;
        }
    },

    /// The message of an order is gone, as a dead letter is after 14 days.
    LOST_MESSAGE("orders-without-tickets", "nothing: `usher` can do all") {
        @Override
        Repair strike(Shop shop, AlarmWatch watch, int seats) {
            String eventId = shop.newEvent();
            shop.pauseOrders(watch);
            Order order = shop.buy(eventId, seats);
            shop.confirmedLongAgo(order);
            Message message = received(shop);
            shop.aws()
                    .sqs()
                    .deleteMessage(delete ->
                            delete.queueUrl(shop.queueUrl(Shop.ORDERS)).receiptHandle(message.receiptHandle()));
            shop.resumeOrders();
            return Repair.NONE;
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MUCH_NEWER = 99;

    private final String alarm;
    private final String repair;

    Fault(String alarm, String repair) {
        this.alarm = alarm;
        this.repair = repair;
    }

    /// The alarm that should fire, by its name in ops/alarms.json.
    String alarm() {
        return alarm;
    }

    /// What the repair does, in words.
    String repair() {
        return repair;
    }

    /// Breaks it, and orders tickets.
    ///
    /// @return what `usher` cannot do about it
    abstract Repair strike(Shop shop, AlarmWatch watch, int seats);

    /// The message that waits while the queue is paused.
    private static Message received(Shop shop) {
        return Patience.until(
                "the order's message is in the queue",
                () -> shop
                        .aws()
                        .sqs()
                        .receiveMessage(receive -> receive.queueUrl(shop.queueUrl(Shop.ORDERS))
                                .messageAttributeNames("All")
                                .waitTimeSeconds(1))
                        .messages()
                        .stream()
                        .findFirst());
    }

    private static String newer(String body) {
        try {
            JsonNode message = JSON.readTree(body);
            ((ObjectNode) message).put("version", MUCH_NEWER);
            return JSON.writeValueAsString(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a message carries that has waited until its consumer's patience ended.
    private static MessageAttributeValue twelveHoursOfTries() {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("""
                        {"id":"first","firstFailedAt":"%s","tries":150,"failures":0,"cause":"too-new"}""".formatted(Instant.now().minus(Duration.ofHours(13))))
                .build();
    }

    /// Mends what `usher` cannot: a permission, a key, a release.
    @FunctionalInterface
    interface Repair {
        /// There is nothing of that kind.
        Repair NONE = () -> {};

        void apply();
    }
}
