package dev.usher.localcloud.permission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.localcloud.permission.AwsCall.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// JSON with the operation in `X-Amz-Target`.
final class DynamoDbProtocol implements AwsProtocol {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// What IAM asks of the parts of a transaction: it knows no action for the whole.
    private static final Map<String, String> PARTS = Map.of(
            "Put", "dynamodb:PutItem",
            "Update", "dynamodb:UpdateItem",
            "Delete", "dynamodb:DeleteItem",
            "ConditionCheck", "dynamodb:ConditionCheckItem",
            "Get", "dynamodb:GetItem");

    @Override
    public boolean isInBody() {
        return true;
    }

    @Override
    public List<AwsCall> calls(AwsRequest request) throws IOException {
        String target = request.header("x-amz-target");
        String operation = target.substring(target.indexOf('.') + 1);
        var body = JSON.readTree(request.body());
        var calls = new ArrayList<AwsCall>();
        switch (operation) {
            case "TransactWriteItems", "TransactGetItems" ->
                body.path("TransactItems")
                        .forEach(item -> item.properties()
                                .forEach(part -> calls.add(call(
                                        PARTS.getOrDefault(part.getKey(), "dynamodb:" + part.getKey()),
                                        part.getValue()))));
            // They are separate actions, whatever their parts are.
            case "BatchGetItem", "BatchWriteItem" ->
                body.path("RequestItems")
                        .fieldNames()
                        .forEachRemaining(
                                table -> calls.add(AwsCall.of("dynamodb:" + operation, Kind.TABLE, nameOf(table))));
            default -> calls.add(call("dynamodb:" + operation, body));
        }
        return calls;
    }

    private static AwsCall call(String action, JsonNode parameters) {
        String index = parameters.path("IndexName").asText("");
        return new AwsCall(
                action,
                Kind.TABLE,
                nameOf(parameters.path("TableName").asText("*")),
                index.isEmpty() ? "" : "/index/" + index);
    }

    /// A table may be named by its ARN, too.
    private static String nameOf(String table) {
        return table.substring(table.indexOf('/') + 1);
    }

    @Override
    public Denial denial(AwsRequest request, String message) {
        var body = JSON.createObjectNode()
                .put("__type", "com.amazon.coral.service#AccessDeniedException")
                .put("Message", message);
        return new Denial(400, "application/x-amz-json-1.0", body.toString(), "");
    }
}
