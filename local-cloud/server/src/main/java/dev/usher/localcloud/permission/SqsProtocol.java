package dev.usher.localcloud.permission;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.localcloud.permission.AwsCall.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// JSON with the operation in `X-Amz-Target`, or a form with the field `Action`.
final class SqsProtocol implements AwsProtocol {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public boolean isInBody() {
        return true;
    }

    @Override
    public List<AwsCall> calls(AwsRequest request) throws IOException {
        String target = request.header("x-amz-target");
        if (!target.isEmpty()) {
            var body = JSON.readTree(request.body());
            return call(
                    target.substring(target.indexOf('.') + 1),
                    body.path("QueueUrl").asText(""),
                    body.path("QueueName").asText(""));
        }
        Map<String, String> form = request.body().isEmpty() ? request.query() : request.form();
        // Older clients name the queue by the address that they call.
        return call(
                form.getOrDefault("Action", "?"),
                form.getOrDefault("QueueUrl", request.path()),
                form.getOrDefault("QueueName", ""));
    }

    /// IAM knows no batches: each is the action of its entries.
    private static List<AwsCall> call(String operation, String queueUrl, String queueName) {
        String action = "sqs:"
                + (operation.endsWith("Batch")
                        ? operation.substring(0, operation.length() - "Batch".length())
                        : operation);
        String name = queueName.isEmpty() ? queueUrl.substring(queueUrl.lastIndexOf('/') + 1) : queueName;
        return List.of(AwsCall.of(action, Kind.QUEUE, name.isEmpty() ? "*" : name));
    }

    @Override
    public boolean mayRefuseEverybody(AwsRequest request) {
        return request.header("x-amz-target").endsWith(".StartMessageMoveTask");
    }

    /// SQS moves letters back without a destination only if it moved them to the dead-letter queue itself. For
    /// those that were sent there, as services park them, or that came from SNS, the task fails (SQS Developer
    /// Guide, "Troubleshoot dead-letter queue redrive errors"). It does so later. Here it is refused at once,
    /// whatever is in the queue: ElasticMQ does not answer such a call at all.
    @Override
    public Optional<Denial> refusal(AwsRequest request) throws IOException {
        if (!mayRefuseEverybody(request) || JSON.readTree(request.body()).hasNonNull("DestinationArn")) {
            return Optional.empty();
        }
        var body = JSON.createObjectNode()
                .put("__type", "com.amazonaws.sqs#UnsupportedOperation")
                .put("message", "CouldNotDetermineMessageSource: name a DestinationArn");
        return Optional.of(new Denial(
                400,
                "application/x-amz-json-1.0",
                body.toString(),
                "AWS.SimpleQueueService.UnsupportedOperation;Sender"));
    }

    @Override
    public Denial denial(AwsRequest request, String message) {
        if (request.header("x-amz-target").isEmpty()) {
            return QueryErrors.denial("http://queue.amazonaws.com/doc/2012-11-05/", "AccessDenied", message);
        }
        var body = JSON.createObjectNode()
                .put("__type", "com.amazon.coral.service#AccessDeniedException")
                .put("message", message);
        return new Denial(403, "application/x-amz-json-1.0", body.toString(), "AccessDenied;Sender");
    }
}
