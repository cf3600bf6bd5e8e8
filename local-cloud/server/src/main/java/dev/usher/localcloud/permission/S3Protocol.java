package dev.usher.localcloud.permission;

import dev.usher.localcloud.permission.AwsCall.Kind;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The operation in method, path and query; the bucket is the first part of the path.
final class S3Protocol implements AwsProtocol {

    @Override
    public boolean isInBody() {
        return false;
    }

    @Override
    public List<AwsCall> calls(AwsRequest request) {
        String path = request.path().substring(1);
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        boolean isObject = slash >= 0 && slash < path.length() - 1;
        var query = request.query();
        if (isObject || query.containsKey("delete")) {
            return List.of(new AwsCall(ofObject(request.method(), query), Kind.BUCKET, bucket, "/*"));
        }
        return List.of(AwsCall.of(ofBucket(request.method(), query), Kind.BUCKET, bucket.isEmpty() ? "*" : bucket));
    }

    private static String ofObject(String method, Map<String, String> query) {
        return switch (method) {
            // A HEAD is allowed by what allows to read it.
            case "GET", "HEAD" -> "s3:GetObject";
            case "PUT" -> "s3:PutObject";
            case "DELETE" -> query.containsKey("uploadId") ? "s3:AbortMultipartUpload" : "s3:DeleteObject";
            case "POST" -> query.containsKey("delete") ? "s3:DeleteObject" : "s3:PutObject";
            default -> "s3:" + method;
        };
    }

    private static String ofBucket(String method, Map<String, String> query) {
        boolean isList = query.keySet().stream()
                .noneMatch(name -> List.of("policy", "acl", "versioning", "lifecycle", "tagging", "location")
                        .contains(name));
        return switch (method) {
            case "GET", "HEAD" -> isList ? "s3:ListBucket" : "s3:GetBucket";
            case "PUT" -> "s3:CreateBucket";
            case "DELETE" -> "s3:DeleteBucket";
            default -> "s3:" + method;
        };
    }

    /// A bucket of this name that is somebody else's is not touched (S3 User Guide, "Verifying bucket ownership").
    @Override
    public Optional<Denial> refusal(AwsRequest request) {
        String expected = request.header("x-amz-expected-bucket-owner");
        return expected.isEmpty() || expected.equals(AwsEndpoints.ACCOUNT)
                ? Optional.empty()
                : Optional.of(denial(request, "Access Denied"));
    }

    @Override
    public Denial denial(AwsRequest request, String message) {
        var body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>%s<RequestId>%s</RequestId></Error>"
                .formatted(QueryErrors.codeAndMessage("AccessDenied", message), UUID.randomUUID());
        return new Denial(403, "application/xml", request.method().equals("HEAD") ? "" : body, "");
    }
}
