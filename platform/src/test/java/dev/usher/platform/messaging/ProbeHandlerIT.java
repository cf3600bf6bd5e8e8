package dev.usher.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.operations.ConsumersRow;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnEachCloud;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.service.Revision;
import io.micronaut.json.JsonMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@OnEachCloud
class ProbeHandlerIT {
    private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");
    private static final Map<String, AttributeValue> KEY =
            Map.of(ConsumersRow.KEY, AttributeValue.fromS(ConsumersRow.ID));

    private final CloudUnderTest cloud;
    private final ProbeHandler handler;

    ProbeHandlerIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.handler = new ProbeHandler(
                cloud.dynamoDb(),
                JsonMapper.createDefault(),
                Revision.of("42"),
                Clock.fixed(NOW, ZoneOffset.UTC),
                "payment-service",
                ResourceNames.in(cloud.environmentName(), cloud.endpoints().region(), "000000000000"));
    }

    @Test
    void theRevisionThatIsMeantAnswers() {
        assertThat(handler.handle(probe("first", "42", NOW.plusSeconds(60)))).isEqualTo(new Verdict.Done());
        assertThat(answered()).isEqualTo("first");

        assertThat(handler.handle(probe("second", "41", NOW.plusSeconds(60)))).isInstanceOf(Verdict.RetryAfter.class);
        assertThat(handler.handle(probe("third", "41", NOW))).isEqualTo(new Verdict.Done());
        assertThat(handler.handle(probe("fourth", "42", NOW))).isEqualTo(new Verdict.Done());
        assertThat(answered()).as("nobody waits for the others").isEqualTo("first");
    }

    @Test
    void whatIsNoProbeIsParked() {
        assertThat(handler.handle("{}")).isInstanceOf(Verdict.Unprocessable.class);
        assertThat(handler.handle("probe")).isInstanceOf(Verdict.Unprocessable.class);
        assertThat(handler.handle("null")).isInstanceOf(Verdict.Unprocessable.class);
    }

    private static String probe(String id, String revision, Instant until) {
        return "{\"id\":\"" + id + "\",\"revision\":\"" + revision + "\",\"until\":\"" + until + "\"}";
    }

    private @Nullable String answered() {
        Map<String, AttributeValue> row = cloud.dynamoDb()
                .getItem(get ->
                        get.tableName(cloud.nameOf("payment-leases")).key(KEY).consistentRead(true))
                .item();
        return Item.of("payment-leases", row).optionalText(ConsumersRow.PROBED);
    }
}
