package dev.usher.localcloud.launcher;

import dev.usher.localcloud.process.JavaCommand;
import dev.usher.localcloud.process.JavaProcess;
import dev.usher.localcloud.process.StartCache;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A running local cloud in a separate process.
public final class LocalCloudProcess implements AutoCloseable {

    /// The setting that says where traces go.
    static final String TRACES = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static final String MAIN_CLASS = "dev.usher.localcloud.cloud.LocalCloudCommand";
    private static final String READY = "local-cloud-ready ";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final JavaProcess process;
    private final Map<String, URI> addresses;
    private final String environmentName;

    private LocalCloudProcess(JavaProcess process, Map<String, URI> addresses, String environmentName) {
        this.process = process;
        this.addresses = addresses;
        this.environmentName = environmentName;
    }

    /// Starts it and returns when every part answers and everything in topology.json exists.
    ///
    /// @throws IllegalStateException when it does not get ready; the message quotes its log
    public static LocalCloudProcess start(ProjectLayout layout, LocalCloudOptions options) {
        var jar = layout.localCloudJar();
        var command = new JavaCommand(
                        "local-cloud",
                        MAIN_CLASS,
                        jar.toString(),
                        Stream.concat(JavaCommand.SMALL.stream(), heap(options)).toList(),
                        options.arguments(layout.dynamoDbClassPath()),
                        options.secrets())
                .withStartCache(StartCache.of(jar));
        var process = JavaProcess.start(command, options.runDirectory(), options.logDirectory());
        try {
            var addresses = process.await(PATIENCE, LocalCloudProcess::readyLine);
            return new LocalCloudProcess(process, addresses, options.environmentName());
        } catch (RuntimeException failure) {
            process.close();
            throw failure;
        }
    }

    /// Without a place for its state it keeps every PDF in memory.
    private static Stream<String> heap(LocalCloudOptions options) {
        return Stream.of("-Xms32m", options.keepsState() ? "-Xmx120m" : "-Xmx1g");
    }

    /// Where a part answers. `sqs`, `sns`, `dynamodb` and `s3` may be another AWS than local-cloud's own.
    ///
    /// @param part `sqs`, `sns`, `dynamodb`, `s3`, `sign-in` (the issuer), `stripe`, `smtp`, `mailbox`,
    ///     `traces` or `edge`
    public URI address(String part) {
        return Objects.requireNonNull(addresses.get(part), () -> "local-cloud runs without " + part);
    }

    /// The settings with which a service finds this cloud, as environment variables. Without those for
    /// Stripe and sign-in, and with mail off, when these parts do not run.
    public Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("USHER_ENV", environmentName);
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCOUNT_ID", "000000000000");
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        environment.put("AWS_ENDPOINT_URL_SQS", address("sqs").toString());
        environment.put("AWS_ENDPOINT_URL_SNS", address("sns").toString());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", address("dynamodb").toString());
        environment.put("AWS_ENDPOINT_URL_S3", address("s3").toString());
        environment.put("AWS_S3_PATH_STYLE_ACCESS_ENABLED", "true");
        // Polls cost nothing here, and stopping the stack has to wait for the current one.
        environment.put("MESSAGES_LONGEST_POLL", "PT2S");
        if (addresses.containsKey("sign-in")) {
            environment.put("OIDC_ISSUER", address("sign-in").toString());
            environment.put("OIDC_JWKS_URL", address("sign-in") + "/jwks");
            environment.put("OIDC_CLIENT_ID", "usher-local");
            URI staff = SignIn.staffIssuer(address("sign-in"));
            environment.put("OIDC_STAFF_ISSUER", staff.toString());
            environment.put("OIDC_STAFF_JWKS_URL", staff + "/jwks");
            environment.put("OIDC_STAFF_CLIENT_ID", "usher-local");
        }
        if (addresses.containsKey("stripe")) {
            environment.put("STRIPE_API_BASE", address("stripe").toString());
        }
        if (addresses.containsKey("smtp")) {
            environment.put("MAIL_SMTP_HOST", address("smtp").getHost());
            environment.put("MAIL_SMTP_PORT", Integer.toString(address("smtp").getPort()));
            environment.put("MAIL_SMTP_SECURITY", "none");
            environment.put("MAIL_PER_SECOND", "1000");
            environment.put("MAIL_FROM", "Usher <tickets@usher.example>");
        } else {
            environment.put("MAIL_ENABLED", "false");
        }
        if (addresses.containsKey("traces")) {
            // Where somebody sets another address, such as Jaeger's, that one is inherited.
            environment.put(
                    TRACES,
                    Objects.requireNonNullElse(
                            System.getenv(TRACES), address("traces").toString()));
        }
        if (addresses.containsKey("edge")) {
            environment.put("MAIL_STOREFRONT_URL", address("edge") + "/#/orders");
            environment.put("MAIL_CLAIM_URL", address("edge") + "/#/claim/{code}");
            environment.put("DEVICE_PUBLIC_ADDRESS", address("edge").toString());
        }
        return environment;
    }

    /// The process, to look into or to harm.
    public JavaProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    private static Optional<Map<String, URI>> readyLine(JavaProcess process) {
        return process.output()
                .lines()
                .filter(line -> line.startsWith(READY) && line.endsWith("}"))
                .findFirst()
                .map(line -> parse(line.substring(READY.length())));
    }

    private static Map<String, URI> parse(String json) {
        try {
            return Map.copyOf(JsonMapper.createDefault().readValue(json, Argument.mapOf(String.class, URI.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
