package dev.usher.payment.republish;

import static dev.usher.platform.aws.Attribute.instant;
import static dev.usher.platform.aws.Attribute.list;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.DynamoRows;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ReadableRows;
import dev.usher.platform.aws.ResourceNames;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Requests to republish, and the outbox, in DynamoDB.
@Singleton
final class DynamoRepublishStore implements RepublishStore {
    private static final Logger LOG = LoggerFactory.getLogger(DynamoRepublishStore.class);

    private final DynamoDbClient dynamo;
    private final DynamoTransactions transactions;
    private final Outbox outbox;
    private final ReadableRows rows;
    private final String table;

    DynamoRepublishStore(
            DynamoDbClient dynamo,
            DynamoTransactions transactions,
            Outbox outbox,
            ReadableRows rows,
            ResourceNames names) {
        this.dynamo = dynamo;
        this.transactions = transactions;
        this.outbox = outbox;
        this.rows = rows;
        this.table = names.table(RepublishRequestTable.NAME);
    }

    @Override
    public List<RepublishRequest> open(int most) {
        // Answered rows stay for a while; they are few and filtered out.
        var open = dynamo.queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#all = :all")
                        .filterExpression("attribute_not_exists(" + RepublishRequestTable.ANSWERED_AT + ")")
                        .expressionAttributeNames(Map.of("#all", RepublishRequestTable.ALL))
                        .expressionAttributeValues(Map.of(":all", text(RepublishRequestTable.ALL_VALUE)))
                        .consistentRead(true))
                .items();
        return rows.of(
                        RepublishRequestTable.NAME,
                        RepublishRequestTable.REQUEST_ID,
                        open,
                        DynamoRepublishStore::request)
                .limit(most)
                .toList();
    }

    @Override
    public void answer(RepublishRequest request, RepublishAnswer answer, Instant now) {
        boolean isFirst = DynamoRows.wrote(() -> dynamo.updateItem(update -> update.tableName(table)
                .key(Map.of(
                        RepublishRequestTable.ALL, text(RepublishRequestTable.ALL_VALUE),
                        RepublishRequestTable.REQUEST_ID, text(request.requestId())))
                .conditionExpression("attribute_exists(" + RepublishRequestTable.REQUEST_ID
                        + ") AND attribute_not_exists(" + RepublishRequestTable.ANSWERED_AT + ")")
                .updateExpression("SET " + RepublishRequestTable.ANSWERED_AT + " = :now, "
                        + RepublishRequestTable.PROBLEM + " = :problem, " + RepublishRequestTable.REGISTRATIONS
                        + " = :registrations")
                .expressionAttributeValues(Map.of(
                        ":now", instant(now),
                        ":problem", text(answer.problem()),
                        ":registrations", list(answer.registrations(), Attribute::text)))));
        if (!isFirst) {
            LOG.info("The request {} was answered by another instance", request.requestId());
        }
    }

    @Override
    public void publishAgain(Envelope envelope) {
        transactions.write(List.of(outbox.writeAgain(envelope)));
        outbox.nudge();
    }

    private static RepublishRequest request(Map<String, AttributeValue> attributes) {
        var item = Item.of(RepublishRequestTable.NAME, attributes);
        return new RepublishRequest(
                item.text(RepublishRequestTable.REQUEST_ID),
                item.optionalText(RepublishRequestTable.REGISTRATION_ID),
                item.optionalText(RepublishRequestTable.SINCE),
                item.optionalText(RepublishRequestTable.EVENT_ID),
                item.flag(RepublishRequestTable.DRY_RUN));
    }
}
