package dev.usher.validation.search;

import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.platform.aws.Item;
import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Stores terms in DynamoDB: one row per ticket and term, partitioned by the term's first letter.
@Singleton
final class DynamoSearchIndex implements SearchIndex {
    private static final String TABLE = "door-search";
    private static final String KEY = "searchKey";
    private static final String TERM = "term";
    private static final String SEPARATOR = "#";

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoSearchIndex(DynamoDbClient dynamo, ResourceNames names) {
        this.dynamo = dynamo;
        this.table = names.table(TABLE);
    }

    @Override
    public void add(EventId eventId, TicketId ticketId, Collection<String> terms) {
        List<WriteRequest> writes = terms.stream()
                .map(term -> WriteRequest.builder()
                        .putRequest(put -> put.item(Map.of(
                                KEY, key(eventId, term),
                                TERM, text(term + SEPARATOR + ticketId.uuid()))))
                        .build())
                .toList();
        var left = dynamo.batchWriteItem(batch -> batch.requestItems(Map.of(table, writes)))
                .unprocessedItems();
        if (!left.isEmpty()) {
            throw new IllegalStateException("not all terms of " + ticketId + " were written");
        }
    }

    @Override
    public List<TicketId> beginningWith(EventId eventId, String term, int most) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression(KEY + " = :key AND begins_with(" + TERM + ", :term)")
                        .expressionAttributeValues(Map.of(":key", key(eventId, term), ":term", text(term))))
                .items()
                .stream()
                .map(DynamoSearchIndex::ticketId)
                .distinct()
                .limit(most)
                .toList();
    }

    private static AttributeValue key(EventId eventId, String term) {
        return text(eventId + SEPARATOR + Character.toString(term.codePointAt(0)));
    }

    private static TicketId ticketId(Map<String, AttributeValue> item) {
        String term = Item.of(TABLE, item).text(TERM);
        return TicketId.parse(term.substring(term.indexOf(SEPARATOR) + 1));
    }
}
