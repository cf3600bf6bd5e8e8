package dev.usher.payment.republish;

import static dev.usher.platform.aws.Attribute.list;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.message.Envelope;
import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.payment.operations.DynamoOperatorRequests;
import dev.usher.payment.operations.DynamoOperatorRequests.Kind;
import dev.usher.platform.aws.Attribute;
import dev.usher.platform.aws.DynamoTransactions;
import dev.usher.platform.aws.Item;
import dev.usher.platform.outbox.Outbox;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Requests to republish, and the outbox, in DynamoDB.
@Singleton
final class DynamoRepublishStore implements RepublishStore {
    private final DynamoOperatorRequests requests;
    private final DynamoTransactions transactions;
    private final Outbox outbox;

    DynamoRepublishStore(DynamoOperatorRequests requests, DynamoTransactions transactions, Outbox outbox) {
        this.requests = requests;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    @Override
    public List<RepublishRequest> open(int most) {
        return requests.open(Kind.REPUBLISH, most, DynamoRepublishStore::request);
    }

    @Override
    public void answer(RepublishRequest request, RepublishAnswer answer, Instant now) {
        requests.answer(
                request.requestId(),
                Map.of(
                        RepublishRequestTable.PROBLEM, text(answer.problem()),
                        RepublishRequestTable.REGISTRATIONS, list(answer.registrations(), Attribute::text)),
                now);
    }

    @Override
    public void publishAgain(Envelope envelope) {
        transactions.write(List.of(outbox.writeAgain(envelope)));
        outbox.nudge();
    }

    private static RepublishRequest request(Item item) {
        return new RepublishRequest(
                item.text(RepublishRequestTable.REQUEST_ID),
                item.optionalText(RepublishRequestTable.REGISTRATION_ID),
                item.optionalText(RepublishRequestTable.SINCE),
                item.optionalText(RepublishRequestTable.EVENT_ID),
                item.flag(RepublishRequestTable.DRY_RUN));
    }
}
