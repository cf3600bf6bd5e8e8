package dev.usher.validation.admission;

import static dev.usher.validation.admission.Tickets.EVENING;
import static dev.usher.validation.admission.Tickets.EVENT;
import static dev.usher.validation.admission.Tickets.newId;
import static dev.usher.validation.admission.Tickets.qrCode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.device.SampleDevices;
import dev.usher.validation.device.Scope;
import dev.usher.validation.event.InMemoryDoorEventStore;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A decision is one `UpdateItem` and nothing else.
@OnLocalCloud
class OneWriteIT {
    private final List<SdkRequest> requests = new CopyOnWriteArrayList<>();
    private final AdmissionControl admission;

    OneWriteIT(CloudUnderTest cloud) {
        var endpoints = cloud.endpoints();
        var dynamo = DynamoDbClient.builder()
                .endpointOverride(endpoints.dynamoDb())
                .region(Region.of(endpoints.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(endpoints.accessKey(), endpoints.secretKey())))
                .httpClient(Apache5HttpClient.create())
                .overrideConfiguration(override -> override.addExecutionInterceptor(new Recorder()))
                .build();
        var names = ResourceNames.in(cloud.environmentName(), endpoints.region(), "000000000000");
        this.admission = new AdmissionControl(
                new ClaimReader(Tickets.VERIFIER),
                new DynamoAdmissionStore(dynamo, names),
                new LostTickets(InMemoryAdmissionRecord.ofNoTickets()),
                new InMemoryDoorEventStore().asSeenAtTheDoor(),
                Clock.fixed(EVENING, ZoneOffset.UTC));
    }

    @Test
    void admittingRefusingAndRepeatingEachTakeOneUpdateItem() {
        String qrCode = qrCode(newId(), EVENT, 1);
        var steward = SampleDevices.with(Scope.SCAN);

        for (String scanId : List.of("first", "second", "first")) {
            requests.clear();
            Decision decision = admission.decide(new Scan(steward, qrCode, scanId, null, Direction.ENTRY, null, false));

            assertThat(decision.reason()).isEqualTo(scanId.equals("first") ? Reason.OK : Reason.ALREADY_USED);
            assertThat(requests).hasSize(1).hasOnlyElementsOfType(UpdateItemRequest.class);
        }
    }

    private final class Recorder implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            requests.add(context.request());
        }
    }
}
