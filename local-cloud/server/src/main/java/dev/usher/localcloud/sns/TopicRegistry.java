package dev.usher.localcloud.sns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The topics and subscriptions. Every change is in the file before its method returns. Thread-safe.
final class TopicRegistry {

    private final @Nullable Path file;
    private final Map<String, Map<String, String>> topics = new TreeMap<>();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();

    /// @param file holds them across restarts; absent keeps them in memory
    TopicRegistry(@Nullable Path file) {
        this.file = file;
        if (file != null && Files.exists(file)) {
            read(file);
        }
    }

    synchronized void createTopic(String arn, Map<String, String> attributes) {
        topics.computeIfAbsent(arn, created -> new TreeMap<>()).putAll(attributes);
        write();
    }

    synchronized void deleteTopic(String arn) {
        topics.remove(arn);
        subscriptions.values().removeIf(subscription -> subscription.topicArn().equals(arn));
        write();
    }

    synchronized List<String> topicArns() {
        return List.copyOf(topics.keySet());
    }

    /// @throws SnsException when there is no such topic
    synchronized Map<String, String> topicAttributes(String arn) {
        var attributes = topics.get(arn);
        if (attributes == null) {
            throw SnsException.notFound("Topic does not exist");
        }
        return Map.copyOf(attributes);
    }

    synchronized void setTopicAttribute(String arn, String name, String value) {
        topicAttributes(arn);
        createTopic(arn, Map.of(name, value));
    }

    /// Answers the existing subscription when the same queue is subscribed again.
    synchronized Subscription subscribe(
            String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
        topicAttributes(topicArn);
        return subscriptionsOf(topicArn).stream()
                .filter(existing -> existing.protocol().equals(protocol)
                        && existing.endpoint().equals(endpoint))
                .findFirst()
                .orElseGet(() -> {
                    var created = Subscription.of(
                            topicArn + ":" + UUID.randomUUID(), topicArn, protocol, endpoint, attributes);
                    put(created);
                    return created;
                });
    }

    synchronized void unsubscribe(String arn) {
        subscriptions.remove(arn);
        write();
    }

    /// @throws SnsException when there is no such subscription
    synchronized Subscription subscription(String arn) {
        return Optional.ofNullable(subscriptions.get(arn))
                .orElseThrow(() -> SnsException.notFound("Subscription does not exist"));
    }

    synchronized void setSubscriptionAttribute(String arn, String name, String value) {
        put(subscription(arn).with(name, value));
    }

    synchronized List<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    synchronized List<Subscription> subscriptionsOf(String topicArn) {
        return subscriptions.values().stream()
                .filter(subscription -> subscription.topicArn().equals(topicArn))
                .toList();
    }

    private void put(Subscription subscription) {
        subscriptions.put(subscription.arn(), subscription);
        write();
    }

    private void read(Path source) {
        try {
            var state = Json.MAPPER.readValue(source.toFile(), State.class);
            state.topics().forEach((arn, attributes) -> topics.put(arn, new TreeMap<>(attributes)));
            state.subscriptions()
                    .forEach(saved -> subscriptions.put(
                            saved.arn(),
                            Subscription.of(
                                    saved.arn(),
                                    saved.topicArn(),
                                    saved.protocol(),
                                    saved.endpoint(),
                                    saved.attributes())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }

    private void write() {
        if (file == null) {
            return;
        }
        var saved = new ArrayList<SavedSubscription>();
        subscriptions.values().forEach(subscription -> saved.add(SavedSubscription.of(subscription)));
        try {
            var draft = file.resolveSibling(file.getFileName() + ".draft");
            Json.MAPPER.writeValue(draft.toFile(), new State(topics, saved));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private record State(Map<String, Map<String, String>> topics, List<SavedSubscription> subscriptions) {}

    private record SavedSubscription(
            String arn, String topicArn, String protocol, String endpoint, Map<String, String> attributes) {

        static SavedSubscription of(Subscription subscription) {
            return new SavedSubscription(
                    subscription.arn(),
                    subscription.topicArn(),
                    subscription.protocol(),
                    subscription.endpoint(),
                    subscription.attributes());
        }
    }
}
