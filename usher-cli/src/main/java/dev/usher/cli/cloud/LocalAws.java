package dev.usher.cli.cloud;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/// The AWS that runs on this machine for development, found without its user having to know its ports.
///
/// @param sns `make up` answers STS there, too
record LocalAws(URI sqs, URI sns, URI dynamoDb, URI s3) {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final int HIGHEST_PORT = 65_535;

    /// The one that `USHER_AWS_ENDPOINT` names; or else what `make up` runs; or else LocalStack, which
    /// `docker compose up` and `make localstack` run.
    ///
    /// @param settings environment variables; `USHER_PORT_SQS`, `USHER_PORT_SNS`, `USHER_PORT_DYNAMODB`,
    ///     `USHER_PORT_S3` and `USHER_PORT_LOCALSTACK` change the ports, as they do for what runs there
    /// @throws IllegalStateException if nothing listens, or a setting is no address or port
    static LocalAws find(Map<String, String> settings) {
        String named = settings.getOrDefault("USHER_AWS_ENDPOINT", "").strip();
        if (!named.isEmpty()) {
            if (!named.matches("https?://[^/?#@\\s]+/?")) {
                throw new IllegalStateException("USHER_AWS_ENDPOINT is not an address such as http://localhost:4566");
            }
            URI endpoint = URI.create(named);
            return everything(endpoint);
        }
        int sqs = port(settings, "USHER_PORT_SQS", 8092);
        int localStack = port(settings, "USHER_PORT_LOCALSTACK", 4566);
        if (isListening(sqs)) {
            return new LocalAws(
                    loopback(sqs),
                    loopback(port(settings, "USHER_PORT_SNS", 8093)),
                    loopback(port(settings, "USHER_PORT_DYNAMODB", 8094)),
                    loopback(port(settings, "USHER_PORT_S3", 8095)));
        }
        if (isListening(localStack)) {
            return everything(loopback(localStack));
        }
        throw new IllegalStateException("nothing runs on this machine: neither `make up` (port " + sqs
                + ") nor LocalStack (port " + localStack
                + ") answers. Start one of them with make up or docker compose up,"
                + " or name its address in USHER_AWS_ENDPOINT");
    }

    /// Lets a client talk to this one.
    <B extends AwsClientBuilder<B, ?>> B configure(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }

    private static LocalAws everything(URI endpoint) {
        return new LocalAws(endpoint, endpoint, endpoint, endpoint);
    }

    private static boolean isListening(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static int port(Map<String, String> settings, String name, int usual) {
        String given = settings.getOrDefault(name, Integer.toString(usual)).strip();
        if (!given.matches("[1-9]\\d{0,4}") || Integer.parseInt(given) > HIGHEST_PORT) {
            throw new IllegalStateException(name + " is not a port such as " + usual);
        }
        return Integer.parseInt(given);
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
