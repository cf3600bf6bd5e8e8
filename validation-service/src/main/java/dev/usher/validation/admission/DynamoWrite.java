package dev.usher.validation.admission;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An `UpdateItem` of one ticket's row.
interface DynamoWrite {
    String update();

    String condition();

    Map<String, String> names();

    Map<String, AttributeValue> values();
}
