package dev.usher.localcloud.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicRegistryTest {

    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:topic";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:queue";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void topicsAndSubscriptionsSurviveARestart() {
        var file = directory.resolve("sns.json");
        var before = new TopicRegistry(file);
        before.createTopic(TOPIC, Map.of("DisplayName", "Topic"));
        var subscription =
                before.subscribe(TOPIC, "sqs", QUEUE, Map.of("FilterPolicy", "{\"type\":[\"PaymentSucceeded\"]}"));
        before.setSubscriptionAttribute(subscription.arn(), "RawMessageDelivery", "true");

        var after = new TopicRegistry(file);

        assertThat(after.topicAttributes(TOPIC)).containsEntry("DisplayName", "Topic");
        assertThat(after.subscriptions()).isEqualTo(before.subscriptions());
        assertThat(after.subscription(subscription.arn()).isRaw()).isTrue();
    }

    @Test
    void deletingATopicDeletesItsSubscriptions() {
        var registry = new TopicRegistry(null);
        registry.createTopic(TOPIC, Map.of());
        var subscription = registry.subscribe(TOPIC, "sqs", QUEUE, Map.of());

        registry.deleteTopic(TOPIC);

        assertThat(registry.topicArns()).isEmpty();
        assertThatThrownBy(() -> registry.subscription(subscription.arn())).isInstanceOf(SnsException.class);
    }

    @Test
    void aRefusedAttributeLeavesTheSubscriptionAsItWas() {
        var registry = new TopicRegistry(null);
        registry.createTopic(TOPIC, Map.of());
        var subscription = registry.subscribe(TOPIC, "sqs", QUEUE, Map.of());

        assertThatThrownBy(() -> registry.setSubscriptionAttribute(subscription.arn(), "FilterPolicy", "nonsense"))
                .isInstanceOf(SnsException.class);

        assertThat(registry.subscription(subscription.arn())).isEqualTo(subscription);
    }
}
