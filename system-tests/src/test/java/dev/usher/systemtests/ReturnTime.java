package dev.usher.systemtests;

import dev.usher.contracts.topology.Topology;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// How long it takes until a message comes back that a killed consumer had received.
public final class ReturnTime {
    /// Much longer than a message is handled here, so that hardly any comes back while it is. Instead of 30.
    private static final int SECONDS = 8;

    private ReturnTime() {}

    /// Makes it short, so that a test does not wait for it.
    ///
    /// @param queue logical name in topology.json
    public static void shorten(SqsClient sqs, String queue) {
        String name = Topology.load().physicalName(queue, "local");
        String url = sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
        sqs.setQueueAttributes(set ->
                set.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(SECONDS))));
    }
}
