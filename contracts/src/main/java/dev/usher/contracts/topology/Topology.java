package dev.usher.contracts.topology;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The content of topology.json. Keys of the maps are logical names; [#physicalName] gives the name on AWS, and
/// [#bucketName] that of a bucket.
///
/// @param namePattern holds `{name}` and `{env}`
/// @param bucketNamePattern holds `{account}` too: names of buckets are unique among all accounts, and a name that
///     others can guess could be theirs before it is ours
/// @param routes tried in order, the first that matches wins
@Serdeable
public record Topology(
        String namePattern,
        String bucketNamePattern,
        Map<String, Topic> topics,
        Map<String, Queue> queues,
        Map<String, DeadLetterQueue> deadLetterQueues,
        Map<String, Table> tables,
        Map<String, Bucket> buckets,
        Map<String, Sender> senders,
        List<Route> routes) {
    /// The owner of tables and buckets that no service uses, but the people who run `usher`.
    public static final String OPERATORS = "operators";

    private static final String RESOURCE = "/dev/usher/contracts/topology.json";

    /// Reads the file that is packed into this module.
    public static Topology load() {
        try (InputStream in = Topology.class.getResourceAsStream(RESOURCE)) {
            return JsonMapper.createDefault()
                    .readValue(Objects.requireNonNull(in, RESOURCE).readAllBytes(), Argument.of(Topology.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /// The topic of this logical name.
    ///
    /// @throws IllegalArgumentException if topology.json has none
    public Topic topic(String name) {
        return require(topics.get(name), "topic", name);
    }

    /// The queue of this logical name.
    ///
    /// @throws IllegalArgumentException if topology.json has none
    public Queue queue(String name) {
        return require(queues.get(name), "queue", name);
    }

    private static <T> T require(@Nullable T found, String kind, String name) {
        if (found == null) {
            throw new IllegalArgumentException("topology.json has no " + kind + " " + name);
        }
        return found;
    }

    /// The name on AWS of a topic, queue or table.
    ///
    /// @param environment such as `prod`, `dev` or `local`
    public String physicalName(String name, String environment) {
        return namePattern.replace("{name}", name).replace("{env}", environment);
    }

    /// The name on AWS of a bucket.
    ///
    /// @param account of twelve digits, whose bucket it is
    public String bucketName(String name, String environment, String account) {
        return bucketNamePattern
                .replace("{name}", name)
                .replace("{env}", environment)
                .replace("{account}", account);
    }

    /// An SNS topic.
    ///
    /// @param publisher the one service that may publish to it; absent if none may: only Amazon SES, or
    ///     the deploy command
    /// @param messages the types of message it carries; empty if SES defines them
    @Serdeable
    public record Topic(@Nullable String publisher, List<String> messages) {}

    /// A queue and its subscription to a topic.
    ///
    /// @param filter SNS filter policy on message attributes; empty for all messages
    /// @param maxReceiveCount receives after which SQS moves a message to the dead-letter queue
    @Serdeable
    public record Queue(
            String consumer,
            String topic,
            Map<String, List<String>> filter,
            String deadLetterQueue,
            int maxReceiveCount,
            int visibilityTimeoutSeconds,
            int receiveWaitSeconds,
            int retentionSeconds) {
        public Queue(
                String consumer,
                String topic,
                @Nullable Map<String, List<String>> filter,
                String deadLetterQueue,
                int maxReceiveCount,
                int visibilityTimeoutSeconds,
                int receiveWaitSeconds,
                int retentionSeconds) {
            this.consumer = consumer;
            this.topic = topic;
            this.filter = filter == null ? Map.of() : filter;
            this.deadLetterQueue = deadLetterQueue;
            this.maxReceiveCount = maxReceiveCount;
            this.visibilityTimeoutSeconds = visibilityTimeoutSeconds;
            this.receiveWaitSeconds = receiveWaitSeconds;
            this.retentionSeconds = retentionSeconds;
        }
    }

    /// The dead-letter queue, where messages wait for a person.
    @Serdeable
    public record DeadLetterQueue(int retentionSeconds) {}

    /// A DynamoDB table. All key attributes are strings.
    ///
    /// @param owner a service, or [#OPERATORS]
    /// @param ttlAttribute holds the epoch second after which DynamoDB may remove the item
    @Serdeable
    public record Table(
            String owner,
            String partitionKey,
            @Nullable String sortKey,
            @Nullable String ttlAttribute,
            Map<String, Index> indexes) {}

    /// A global secondary index, which holds all attributes of its items.
    @Serdeable
    public record Index(String partitionKey, @Nullable String sortKey) {}

    /// An S3 bucket.
    ///
    /// @param owner a service, or [#OPERATORS]
    @Serdeable
    public record Bucket(String owner) {}

    /// What sends mails through Amazon SES, from one address and with one configuration set. The address is a setting,
    /// so it is not named here.
    ///
    /// @param eventTopic where SES reports what happened to the mails
    @Serdeable
    public record Sender(String owner, String eventTopic) {}

    /// A public path.
    ///
    /// @param path as an Application Load Balancer reads it: `*` stands for any characters, slashes too
    /// @param use `api-docs` for pages that production may leave out
    @Serdeable
    public record Route(
            String path, String service, @Nullable String use) {
        /// Whether this route answers the path.
        public boolean matches(String requestPath) {
            String pattern =
                    Arrays.stream(path.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return requestPath.matches(pattern);
        }
    }
}
