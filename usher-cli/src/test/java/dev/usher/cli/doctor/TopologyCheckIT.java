package dev.usher.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cli.cloud.Caller;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@OnEachCloud
class TopologyCheckIT {
    private static final String QUEUE = "ticket-service-ticket-used";

    private final CloudUnderTest cloud;
    private final TopologyCheck check;

    TopologyCheckIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.check = new TopologyCheck(
                cloud.sqs(),
                cloud.sns(),
                cloud.dynamoDb(),
                cloud.s3(),
                cloud.environmentName(),
                new Caller("arn:aws:iam::000000000000:root", "000000000000"));
    }

    @Test
    void whatDiffersIsNamedAndNothingElse() {
        assertThat(check.differences()).isEmpty();

        set("45");
        String subscription = cloud
                .sns()
                .listSubscriptionsByTopicPaginator(list -> list.topicArn(cloud.topicArn("ticket-used")))
                .subscriptions()
                .stream()
                .findFirst()
                .orElseThrow()
                .subscriptionArn();
        cloud.sns()
                .setSubscriptionAttributes(set -> set.subscriptionArn(subscription)
                        .attributeName("FilterPolicy")
                        .attributeValue("{\"type\":[\"TicketIssued\"]}"));
        String stranger = cloud.sqs()
                .getQueueAttributes(get ->
                        get.queueUrl(cloud.queueUrl(QUEUE + "-dlq")).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        for (String topic : List.of("payment-succeeded", "admission-conflict")) {
            cloud.sns()
                    .subscribe(subscribe -> subscribe
                            .topicArn(cloud.topicArn(topic))
                            .protocol("sqs")
                            .endpoint(stranger));
        }
        cloud.dynamoDb().deleteTable(delete -> delete.tableName(cloud.nameOf("conflicts")));
        try {
            assertThat(check.differences())
                    .hasSize(4)
                    .anySatisfy(difference -> assertThat(difference)
                            .isEqualTo("topic payment-succeeded also delivers to sqs " + stranger))
                    .anySatisfy(difference -> assertThat(difference)
                            .isEqualTo("queue " + QUEUE + " hides received messages for 45, declared: 30"))
                    .anySatisfy(difference -> assertThat(difference)
                            .isEqualTo("the subscription of " + QUEUE
                                    + " filters by {type=[TicketIssued]}, declared: {type=[TicketUsed]}"))
                    .anySatisfy(difference -> assertThat(difference).startsWith("table conflicts: "));
        } finally {
            set("30");
        }
    }

    private void set(String seconds) {
        cloud.sqs()
                .setQueueAttributes(set -> set.queueUrl(cloud.queueUrl(QUEUE))
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, seconds)));
    }
}
