package dev.usher.cli.cloud;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.SnsClientBuilder;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// The AWS and the environment that all commands talk to. The root command has it as a mixin, and gives it to its
/// subcommands, so `--env` and `--local` may stand anywhere in the line.
public final class Cloud {
    private static final Duration LONGEST_RECEIVE = Duration.ofSeconds(30);

    @Option(
            names = {"-e", "--env"},
            description = "Environment in resource names; default: $USHER_ENV, else local; with --local: local.",
            scope = ScopeType.INHERIT)
    private @Nullable String environment;

    @Option(
            names = "--local",
            description = "Talks to what `make up` or docker compose runs on this machine, wherever that is.",
            scope = ScopeType.INHERIT)
    private boolean local;

    /// The environment whose queues and tables are meant.
    ///
    /// @throws IllegalStateException if it cannot be part of their names
    public String environment() {
        if (environment != null) {
            return checked("--env", environment);
        }
        return local ? "local" : checked("USHER_ENV", System.getenv().getOrDefault("USHER_ENV", "local"));
    }

    /// A client for the queues. The caller closes it.
    ///
    /// @throws IllegalStateException if the AWS of this machine was asked for, and none runs
    public SqsClient sqs() {
        SqsClientBuilder sqs = SqsClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder().socketTimeout(LONGEST_RECEIVE));
        localAws().ifPresent(aws -> aws.configure(sqs, aws.sqs()));
        return sqs.build();
    }

    /// A client for the tables. The caller closes it.
    ///
    /// @throws IllegalStateException as [#sqs]
    public DynamoDbClient dynamoDb() {
        DynamoDbClientBuilder dynamo = DynamoDbClient.builder().httpClientBuilder(Apache5HttpClient.builder());
        localAws().ifPresent(aws -> aws.configure(dynamo, aws.dynamoDb()));
        return dynamo.build();
    }

    /// A client for the topics. The caller closes it.
    ///
    /// @throws IllegalStateException as [#sqs]
    public SnsClient sns() {
        SnsClientBuilder sns = SnsClient.builder().httpClientBuilder(Apache5HttpClient.builder());
        localAws().ifPresent(aws -> aws.configure(sns, aws.sns()));
        return sns.build();
    }

    /// A client for the buckets. The caller closes it.
    ///
    /// @throws IllegalStateException as [#sqs]
    public S3Client s3() {
        S3ClientBuilder s3 = S3Client.builder().httpClientBuilder(Apache5HttpClient.builder());
        localAws().ifPresent(aws -> aws.configure(s3, aws.s3()).forcePathStyle(true));
        return s3.build();
    }

    /// Who runs the command, as AWS sees it.
    ///
    /// @throws IllegalStateException as [#sqs]
    public Caller caller() {
        StsClientBuilder sts = StsClient.builder().httpClientBuilder(Apache5HttpClient.builder());
        localAws().ifPresent(aws -> aws.configure(sts, aws.sns()));
        try (StsClient client = sts.build()) {
            GetCallerIdentityResponse identity = client.getCallerIdentity();
            return new Caller(identity.arn(), identity.account());
        }
    }

    private Optional<LocalAws> localAws() {
        return local ? Optional.of(LocalAws.find(System.getenv())) : Optional.empty();
    }

    private static String checked(String setting, String environment) {
        if (!environment.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalStateException(
                    setting + " must be letters, digits, hyphens and underscores, such as prod or local");
        }
        return environment;
    }
}
