package dev.usher.localcloud.provisioning;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// SDK clients for one set of endpoints, over one pool of connections. Thread-safe.
public final class AwsClients implements AutoCloseable {

    private final SdkHttpClient http;
    private final SqsClient sqs;
    private final SnsClient sns;
    private final DynamoDbClient dynamoDb;
    private final S3Client s3;
    private final S3Presigner s3Presigner;

    public AwsClients(AwsEndpoints endpoints) {
        var region = Region.of(endpoints.region());
        var credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(endpoints.accessKey(), endpoints.secretKey()));
        http = Apache5HttpClient.builder()
                .maxConnections(128)
                // Longer than the longest SQS long poll.
                .socketTimeout(Duration.ofSeconds(30))
                .build();
        sqs = build(SqsClient.builder(), endpoints.sqs(), region, credentials);
        sns = build(SnsClient.builder(), endpoints.sns(), region, credentials);
        dynamoDb = build(DynamoDbClient.builder(), endpoints.dynamoDb(), region, credentials);
        s3 = build(S3Client.builder().forcePathStyle(true), endpoints.s3(), region, credentials);
        s3Presigner = S3Presigner.builder()
                .endpointOverride(endpoints.s3())
                .region(region)
                .credentialsProvider(credentials)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    public SqsClient sqs() {
        return sqs;
    }

    public SnsClient sns() {
        return sns;
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public S3Client s3() {
        return s3;
    }

    public S3Presigner s3Presigner() {
        return s3Presigner;
    }

    @Override
    public void close() {
        s3Presigner.close();
        s3.close();
        dynamoDb.close();
        sns.close();
        sqs.close();
        http.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, URI endpoint, Region region, StaticCredentialsProvider credentials) {
        return builder.endpointOverride(endpoint)
                .region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .build();
    }
}
