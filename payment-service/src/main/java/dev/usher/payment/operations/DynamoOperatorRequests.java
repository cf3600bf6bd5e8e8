package dev.usher.payment.operations;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Requests of operators in DynamoDB. There are two kinds, of which each has its reader.
@Singleton
public final class DynamoOperatorRequests {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoOperatorRequests.class);

    private final DynamoDbClient dynamo;
    private final ReadableRows rows;
    private final String table;

    DynamoOperatorRequests(DynamoDbClient dynamo, ReadableRows rows, ResourceNames names) {
        this.dynamo = dynamo;
        this.rows = rows;
        this.table = names.table(RepublishRequestTable.NAME);
    }

    /// Requests without an answer, the oldest first.
    ///
    /// @throws RuntimeException if the table cannot be read
    public <T> List<T> open(Kind kind, int most, Function<Item, T> read) {
        // Answered rows stay for a while; they are few and filtered out.
        var open = dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#all = :all")
                        .filterExpression(
                                "attribute_not_exists(" + RepublishRequestTable.ANSWERED_AT + ") AND " + kind.condition)
                        .expressionAttributeNames(Map.of("#all", RepublishRequestTable.ALL))
                        .expressionAttributeValues(Map.of(":all", text(RepublishRequestTable.ALL_VALUE)))
                        .consistentRead(true))
                .items();
        return rows.of(
                        RepublishRequestTable.NAME,
                        RepublishRequestTable.REQUEST_ID,
                        open,
                        row -> read.apply(Item.of(RepublishRequestTable.NAME, row)))
                .limit(most)
                .toList();
    }

    /// Answers a request, unless another instance has answered it.
    ///
    /// @param answer attributes by their names
    /// @throws RuntimeException if the table cannot be written
    public void answer(String requestId, Map<String, AttributeValue> answer, Instant now) {
        var values = new HashMap<String, AttributeValue>();
        answer.forEach((name, value) -> values.put(":" + name, value));
        values.put(":now", instant(now));
        boolean isFirst = DynamoRows.wrote(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(Map.of(
                        RepublishRequestTable.ALL, text(RepublishRequestTable.ALL_VALUE),
                        RepublishRequestTable.REQUEST_ID, text(requestId)))
                .conditionExpression("attribute_exists(" + RepublishRequestTable.REQUEST_ID
                        + ") AND attribute_not_exists(" + RepublishRequestTable.ANSWERED_AT + ")")
                .updateExpression(answer.keySet().stream()
                        .sorted()
                        .map(name -> name + " = :" + name)
                        .collect(
                                Collectors.joining(", ", "SET " + RepublishRequestTable.ANSWERED_AT + " = :now, ", "")))
                .expressionAttributeValues(values)));
        if (!isFirst) {
            LOG.info("The request {} was answered by another instance", requestId);
        }
    }

    /// What operators ask for.
    public enum Kind {
        /// To publish messages again.
        REPUBLISH("attribute_not_exists(" + RepublishRequestTable.RECONCILE + ")"),
        /// To compare payments with Stripe's.
        RECONCILE("attribute_exists(" + RepublishRequestTable.RECONCILE + ")");

        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }
    }
}
