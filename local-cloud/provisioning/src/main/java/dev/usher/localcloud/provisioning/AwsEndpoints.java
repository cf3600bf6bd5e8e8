package dev.usher.localcloud.provisioning;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// The addresses of the four AWS services that Usher uses, and the credentials for calling them.
///
/// @param accessKey letters and digits only, since DynamoDB Local refuses anything else
/// @param secretKey `test` on LocalStack: it checks the signatures of links against this one secret
public record AwsEndpoints(URI sqs, URI sns, URI dynamoDb, URI s3, String region, String accessKey, String secretKey) {

    /// The account of every local set-up.
    public static final String ACCOUNT = "000000000000";

    /// One address for everything, as LocalStack has it.
    public static AwsEndpoints all(URI endpoint) {
        return local(endpoint, endpoint, endpoint, endpoint);
    }

    /// Four addresses with the region and credentials of every local set-up.
    public static AwsEndpoints local(URI sqs, URI sns, URI dynamoDb, URI s3) {
        return new AwsEndpoints(sqs, sns, dynamoDb, s3, "us-east-1", "test", "test");
    }

    /// The standard variables through which the AWS SDK and command line find these endpoints.
    public Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("AWS_REGION", region);
        environment.put("AWS_ACCOUNT_ID", ACCOUNT);
        environment.put("AWS_ACCESS_KEY_ID", accessKey);
        environment.put("AWS_SECRET_ACCESS_KEY", secretKey);
        environment.put("AWS_ENDPOINT_URL_SQS", sqs.toString());
        environment.put("AWS_ENDPOINT_URL_SNS", sns.toString());
        // local-cloud answers it there; on LocalStack it is the same address.
        environment.put("AWS_ENDPOINT_URL_STS", sns.toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString());
        environment.put("AWS_ENDPOINT_URL_S3", s3.toString());
        environment.put("AWS_S3_PATH_STYLE_ACCESS_ENABLED", "true");
        return environment;
    }
}
