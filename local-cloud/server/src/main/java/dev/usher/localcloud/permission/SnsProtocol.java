package dev.usher.localcloud.permission;

import dev.usher.localcloud.permission.AwsCall.Kind;
import java.util.List;

/// A form with the field `Action`.
final class SnsProtocol implements AwsProtocol {

    @Override
    public boolean isInBody() {
        return true;
    }

    @Override
    public List<AwsCall> calls(AwsRequest request) {
        var form = request.form();
        String operation = form.getOrDefault("Action", "?");
        String arn = form.getOrDefault("TopicArn", form.getOrDefault("TargetArn", "*"));
        // IAM knows no batches: each is the action of its entries.
        String action = operation.equals("PublishBatch") ? "Publish" : operation;
        return List.of(AwsCall.of("sns:" + action, Kind.TOPIC, arn.substring(arn.lastIndexOf(':') + 1)));
    }

    @Override
    public Denial denial(AwsRequest request, String message) {
        return QueryErrors.denial("http://sns.amazonaws.com/doc/2010-03-31/", "AuthorizationError", message);
    }
}
