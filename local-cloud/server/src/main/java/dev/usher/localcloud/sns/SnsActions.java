package dev.usher.localcloud.sns;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The actions of the SNS API that Usher and its tools use. Each answers the content of its result element.
final class SnsActions {

    private static final int MAX_BATCH = 10;

    private final TopicRegistry registry;
    private final FanOut fanOut;
    private final String arnPrefix;
    private final Map<String, Function<QueryRequest, String>> actions;

    SnsActions(TopicRegistry registry, FanOut fanOut, String region, String account) {
        this.registry = registry;
        this.fanOut = fanOut;
        this.arnPrefix = "arn:aws:sns:" + region + ":" + account + ":";
        this.actions = Map.ofEntries(
                Map.entry("CreateTopic", this::createTopic),
                Map.entry("DeleteTopic", this::deleteTopic),
                Map.entry("ListTopics", this::listTopics),
                Map.entry("GetTopicAttributes", this::getTopicAttributes),
                Map.entry("SetTopicAttributes", this::setTopicAttributes),
                Map.entry("Subscribe", this::subscribe),
                Map.entry("Unsubscribe", this::unsubscribe),
                Map.entry("GetSubscriptionAttributes", this::getSubscriptionAttributes),
                Map.entry("SetSubscriptionAttributes", this::setSubscriptionAttributes),
                Map.entry("ListSubscriptions", request -> list(registry.subscriptions())),
                Map.entry("ListSubscriptionsByTopic", this::listSubscriptionsByTopic),
                Map.entry("Publish", this::publish),
                Map.entry("PublishBatch", this::publishBatch));
    }

    /// @throws SnsException when the request is refused
    String perform(String action, QueryRequest request) {
        var implementation = actions.get(action);
        if (implementation == null) {
            throw SnsException.refused("InvalidAction", "local-cloud does not know the action " + action);
        }
        return implementation.apply(request);
    }

    private String createTopic(QueryRequest request) {
        var arn = arnPrefix + request.require("Name");
        registry.createTopic(arn, request.attributes());
        return Xml.text("TopicArn", arn);
    }

    private String deleteTopic(QueryRequest request) {
        registry.deleteTopic(request.require("TopicArn"));
        return "";
    }

    private String listTopics(QueryRequest request) {
        return registry.topicArns().stream()
                .map(arn -> Xml.element("member", Xml.text("TopicArn", arn)))
                .collect(Collectors.joining("", "<Topics>", "</Topics>"));
    }

    private String getTopicAttributes(QueryRequest request) {
        var arn = request.require("TopicArn");
        var attributes = new TreeMap<>(registry.topicAttributes(arn));
        attributes.put("TopicArn", arn);
        attributes.put(
                "SubscriptionsConfirmed",
                Integer.toString(registry.subscriptionsOf(arn).size()));
        return Xml.attributes(attributes);
    }

    private String setTopicAttributes(QueryRequest request) {
        registry.setTopicAttribute(
                request.require("TopicArn"),
                request.require("AttributeName"),
                request.find("AttributeValue").orElse(""));
        return "";
    }

    private String subscribe(QueryRequest request) {
        var protocol = request.require("Protocol");
        if (!protocol.equals("sqs")) {
            throw SnsException.invalid("local-cloud delivers to the protocol sqs only, not " + protocol);
        }
        var subscription = registry.subscribe(
                request.require("TopicArn"), protocol, request.require("Endpoint"), request.attributes());
        return Xml.text("SubscriptionArn", subscription.arn());
    }

    private String unsubscribe(QueryRequest request) {
        registry.unsubscribe(request.require("SubscriptionArn"));
        return "";
    }

    private String getSubscriptionAttributes(QueryRequest request) {
        var subscription = registry.subscription(request.require("SubscriptionArn"));
        var attributes = new TreeMap<>(Map.of("RawMessageDelivery", "false", "PendingConfirmation", "false"));
        attributes.putAll(subscription.attributes());
        attributes.put("SubscriptionArn", subscription.arn());
        attributes.put("TopicArn", subscription.topicArn());
        attributes.put("Protocol", subscription.protocol());
        attributes.put("Endpoint", subscription.endpoint());
        return Xml.attributes(attributes);
    }

    private String setSubscriptionAttributes(QueryRequest request) {
        registry.setSubscriptionAttribute(
                request.require("SubscriptionArn"),
                request.require("AttributeName"),
                request.find("AttributeValue").orElse(""));
        return "";
    }

    private String listSubscriptionsByTopic(QueryRequest request) {
        var arn = request.require("TopicArn");
        registry.topicAttributes(arn);
        return list(registry.subscriptionsOf(arn));
    }

    private static String list(List<Subscription> subscriptions) {
        return subscriptions.stream()
                .map(subscription -> Xml.element(
                        "member",
                        Xml.text("SubscriptionArn", subscription.arn())
                                + Xml.text("TopicArn", subscription.topicArn())
                                + Xml.text("Protocol", subscription.protocol())
                                + Xml.text("Endpoint", subscription.endpoint())))
                .collect(Collectors.joining("", "<Subscriptions>", "</Subscriptions>"));
    }

    private String publish(QueryRequest request) {
        var message = Notification.read(request);
        if (message.sizeInBytes() > Notification.MAX_BYTES) {
            throw SnsException.invalid("Message too long");
        }
        send(request, List.of(message));
        return Xml.text("MessageId", message.id());
    }

    private String publishBatch(QueryRequest request) {
        var messages = request.parts("PublishBatchRequestEntries.member", "Id").stream()
                .map(Notification::read)
                .toList();
        checkBatch(messages);
        send(request, messages);
        return messages.stream()
                .map(message ->
                        Xml.element("member", Xml.text("Id", message.entryId()) + Xml.text("MessageId", message.id())))
                .collect(Collectors.joining("", "<Successful>", "</Successful><Failed/>"));
    }

    private static void checkBatch(List<Notification> messages) {
        if (messages.isEmpty()) {
            throw SnsException.refused("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (messages.size() > MAX_BATCH) {
            throw SnsException.refused(
                    "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        var ids = messages.stream().map(Notification::entryId).toList();
        if (new HashSet<>(ids).size() < ids.size()) {
            throw SnsException.refused(
                    "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
        if (messages.stream().mapToInt(Notification::sizeInBytes).sum() > Notification.MAX_BYTES) {
            throw SnsException.refused(
                    "BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }
    }

    private void send(QueryRequest request, List<Notification> messages) {
        var arn = request.find("TopicArn").orElseGet(() -> request.require("TargetArn"));
        registry.topicAttributes(arn);
        fanOut.deliver(registry.subscriptionsOf(arn), messages);
    }
}
