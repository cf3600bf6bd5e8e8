package dev.usher.payment.reconciliation;

import static dev.usher.platform.aws.Attribute.flag;
import static dev.usher.platform.aws.Attribute.list;
import static dev.usher.platform.aws.Attribute.number;
import static dev.usher.platform.aws.Attribute.text;

import dev.usher.contracts.operations.RepublishRequestTable;
import dev.usher.payment.operations.DynamoOperatorRequests;
import dev.usher.payment.operations.DynamoOperatorRequests.Kind;
import dev.usher.payment.reconciliation.ReconcileAnswer.Finding;
import dev.usher.platform.aws.Item;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Requests to compare with Stripe, in DynamoDB.
@Singleton
final class DynamoReconcileRequests implements ReconcileRequests {
    private final DynamoOperatorRequests requests;

    DynamoReconcileRequests(DynamoOperatorRequests requests) {
        this.requests = requests;
    }

    @Override
    public List<ReconcileRequest> open(int most) {
        return requests.open(Kind.RECONCILE, most, DynamoReconcileRequests::request);
    }

    @Override
    public void answer(ReconcileRequest request, ReconcileAnswer answer, Instant now) {
        requests.answer(
                request.requestId(),
                Map.of(
                        RepublishRequestTable.CHECKED,
                        number(answer.payments()),
                        RepublishRequestTable.FINDINGS,
                        list(answer.findings(), DynamoReconcileRequests::finding),
                        RepublishRequestTable.LEFT_OUT,
                        number(answer.leftOut()),
                        RepublishRequestTable.PROBLEM,
                        text(answer.problem())),
                now);
    }

    private static ReconcileRequest request(Item item) {
        return new ReconcileRequest(
                item.text(RepublishRequestTable.REQUEST_ID),
                item.text(RepublishRequestTable.RECONCILE),
                item.flag(RepublishRequestTable.DRY_RUN));
    }

    private static AttributeValue finding(Finding finding) {
        return AttributeValue.fromM(Map.of(
                RepublishRequestTable.WHAT, text(finding.what().wireName()),
                RepublishRequestTable.SUBJECT, text(finding.subject()),
                RepublishRequestTable.DETAIL, text(finding.detail()),
                RepublishRequestTable.SETTLED, flag(finding.isSettled())));
    }
}
