package dev.usher.validation.report;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.usher.contracts.id.EventId;
import dev.usher.localcloud.testing.CloudUnderTest;
import dev.usher.localcloud.testing.OnLocalCloud;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.validation.report.Admissions.Admission;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@OnLocalCloud
class DynamoAdmissionReportIT extends AdmissionReportContract {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final CloudUnderTest cloud;
    private final AdmissionReport report;

    DynamoAdmissionReportIT(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.report = new DynamoAdmissionReport(
                cloud.dynamoDb(), ResourceNames.in(cloud.environmentName(), "us-east-1", "000000000000"));
    }

    @Override
    AdmissionReport report() {
        return report;
    }

    @Override
    void admitted(EventId eventId, Admission admission) {
        var item = new HashMap<String, AttributeValue>();
        item.put("ticketId", fromS(admission.ticketId().toString()));
        item.put("usedEventId", fromS(eventId.toString()));
        item.put("validatedAt", fromS(TIME.format(admission.at())));
        item.put("gate", fromS(admission.gate()));
        item.put("deviceId", fromS(admission.deviceId()));
        if (admission.attendeeName() != null) {
            item.put("attendeeName", fromS(admission.attendeeName()));
        }
        if (admission.number() != null) {
            item.put("number", fromN(admission.number().toString()));
        }
        cloud.dynamoDb()
                .putItem(put -> put.tableName(cloud.nameOf("admissions")).item(item));
    }
}
