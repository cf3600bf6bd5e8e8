package dev.usher.localcloud.sqs;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import org.jspecify.annotations.Nullable;
import scala.Function0;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A running SQS.
public final class SqsEmulator implements AutoCloseable {

    private static final String DATABASE = "sqs";

    private final Function0<?> stop;

    private SqsEmulator(Function0<?> stop) {
        this.stop = stop;
    }

    /// Starts it and returns when it answers and has all its queues.
    ///
    /// @param publicPort where clients call it
    /// @param sqs calls it there
    /// @param stateDirectory where queues and messages outlive the process, a `kill -9` too; absent: only in memory
    public static SqsEmulator start(
            String host, int port, int publicPort, SqsClient sqs, @Nullable Path stateDirectory) {
        var kept = stateDirectory == null ? KeptQueues.NONE : KeptQueues.in(stateDirectory.resolve(DATABASE));
        var settings = ConfigFactory.parseMap(settings(host, port, publicPort, stateDirectory));
        var server = new ElasticMQServer(new ElasticMQServerConfig(settings.withFallback(ConfigFactory.load())));
        var running = new SqsEmulator(server.start());
        kept.awaitRestored(sqs);
        return running;
    }

    @Override
    public void close() {
        stop.apply();
    }

    private static Map<String, Object> settings(String host, int port, int publicPort, @Nullable Path stateDirectory) {
        var settings = new HashMap<String, Object>();
        settings.put("rest-sqs.bind-hostname", host);
        settings.put("rest-sqs.bind-port", port);
        settings.put("rest-stats.enabled", false);
        // What queue URLs say; clients of the SDK call the endpoint they were given, whatever stands there.
        settings.put("node-address.host", "127.0.0.1");
        settings.put("node-address.port", publicPort);
        settings.put("aws.region", "us-east-1");
        settings.put("aws.accountId", "000000000000");
        settings.put("pekko.loglevel", "WARNING");
        settings.put("messages-storage.enabled", stateDirectory != null);
        if (stateDirectory != null) {
            // H2 writes late by default, and a kill then loses the last messages.
            settings.put("messages-storage.uri", KeptQueues.url(stateDirectory.resolve(DATABASE)) + ";WRITE_DELAY=0");
        }
        return settings;
    }
}
