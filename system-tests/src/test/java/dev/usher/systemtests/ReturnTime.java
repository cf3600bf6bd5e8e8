package dev.usher.systemtests;

import dev.usher.contracts.topology.Topology;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Shortens the time after which a message comes back that a killed consumer had received.
public final class ReturnTime {
    /// In place of 30. Still much longer than these tests take to handle a message.
    private static final int SECONDS = 8;

    private ReturnTime() {}

    /// Sets the queue's visibility timeout, so that a test does not wait for the usual one.
    ///
    /// @param queue logical name in topology.json
    public static void shorten(SqsClient sqs, String queue) {
        String name = Topology.load().physicalName(queue, "local");
        String url = sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
        sqs.setQueueAttributes(set ->
                set.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(SECONDS))));
    }
}
