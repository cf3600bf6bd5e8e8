package dev.usher.platform.aws;

import dev.usher.contracts.topology.Topology;
import jakarta.inject.Singleton;
import java.util.Map;

/// Turns the logical names of topology.json into names on AWS.
@Singleton
public final class ResourceNames {
    private final Topology topology = Topology.load();
    private final String environment;
    private final String region;
    private final String account;
    private final Map<String, String> restored;

    ResourceNames(AwsConfig config) {
        this(config.env(), config.awsRegion(), config.awsAccountId(), RestoredTables.parse(config.restoredTables()));
    }

    private ResourceNames(String environment, String region, String account, Map<String, String> restored) {
        this.environment = environment;
        this.restored = restored;
        this.region = region;
        this.account = account;
    }

    /// The names in an environment, for tests that talk to AWS without a running service.
    public static ResourceNames in(String environment, String region, String account) {
        return in(environment, region, account, Map.of());
    }

    /// The same, with tables that have another name, by their logical names.
    public static ResourceNames in(String environment, String region, String account, Map<String, String> restored) {
        return new ResourceNames(environment, region, account, Map.copyOf(restored));
    }

    /// A DynamoDB table's name.
    ///
    /// @throws IllegalArgumentException if topology.json has no such table
    public String table(String name) {
        String usual = physicalName(topology.tables(), "table", name);
        return restored.getOrDefault(name, usual);
    }

    /// A queue's name.
    public String queue(String name) {
        return physicalName(topology.queues(), "queue", name);
    }

    /// The name of a queue's dead-letter queue.
    public String deadLetterQueueOf(String queue) {
        return topology.physicalName(queueSettings(queue).deadLetterQueue(), environment);
    }

    /// The entry of a queue in topology.json.
    public Topology.Queue queueSettings(String name) {
        return topology.queue(name);
    }

    /// A topic's ARN.
    public String topicArn(String name) {
        return "arn:aws:sns:" + region + ":" + account + ":" + physicalName(topology.topics(), "topic", name);
    }

    /// A bucket's name.
    public String bucket(String name) {
        require(topology.buckets(), "bucket", name);
        return topology.bucketName(name, environment, account);
    }

    /// The account that all of this belongs to.
    public String account() {
        return account;
    }

    private String physicalName(Map<String, ?> known, String kind, String name) {
        require(known, kind, name);
        return topology.physicalName(name, environment);
    }

    private static void require(Map<String, ?> known, String kind, String name) {
        if (!known.containsKey(name)) {
            throw new IllegalArgumentException("topology.json has no " + kind + " " + name);
        }
    }
}
