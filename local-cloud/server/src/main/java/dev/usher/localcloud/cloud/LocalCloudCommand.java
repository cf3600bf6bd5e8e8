package dev.usher.localcloud.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.contracts.topology.Permissions;
import dev.usher.localcloud.cloud.LocalCloudSettings.StripeSettings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Option;

/// Runs the cloud until it is asked to stop, or provisions another one.
@Command(
        name = "local-cloud",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "AWS, Stripe and the sign-in provider for development, as one process.",
        subcommands = ProvisionCommand.class)
final class LocalCloudCommand implements Callable<Integer> {

    /// Begins the one line that says where everything is, as JSON.
    static final String READY = "local-cloud-ready ";

    private static final Pattern SETTING = Pattern.compile("\\$\\{env:(\\w+)");

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on.")
    private String host = "";

    @Option(names = "--port", paramLabel = "PART=PORT", description = "Another port for a part than the usual one.")
    private Map<Part, Integer> ports = new HashMap<>();

    @Option(names = "--free-ports", description = "Takes free ports instead of the usual ones.")
    private boolean freePorts;

    @Option(names = "--only", split = ",", paramLabel = "PART", description = "Starts these parts and no others.")
    private List<Part> only = List.of();

    @Option(names = "--env", split = ",", defaultValue = "local", description = "Environments to create.")
    private List<String> environments = List.of();

    @Option(
            names = "--state",
            paramLabel = "DIRECTORY",
            description = "Keeps the state there; without it all is in memory.")
    private @Nullable Path state;

    @Option(
            names = "--run",
            paramLabel = "DIRECTORY",
            description = "For files of this run; default is a temporary one.")
    private @Nullable Path run;

    @Option(
            names = "--dynamodb-class-path",
            paramLabel = "FILE",
            defaultValue = "local-cloud/dynamodb/target/classpath.txt",
            description = "Holds the class path of DynamoDB Local.")
    private Path dynamoDbClassPath = Path.of("");

    @Option(
            names = "--service",
            paramLabel = "NAME=URL[,URL]",
            description = "Where the edge finds a service, one address for each instance.")
    private Map<String, Addresses> services = new HashMap<>();

    @Option(
            names = "--enforce-permissions",
            description = "Refuses to services what permissions.json does not grant them.")
    private boolean enforcePermissions;

    @Option(
            names = "--permissions",
            paramLabel = "FILE",
            defaultValue = "${env:USHER_PERMISSIONS}",
            description = "Another file than the permissions.json that was built in.")
    private @Nullable Path permissions;

    @Option(
            names = "--call-log",
            paramLabel = "DIRECTORY",
            defaultValue = "${env:USHER_CALL_LOG}",
            description = "Writes down there what services call, each call once; with --enforce-permissions only.")
    private @Nullable Path callLog;

    @Option(
            names = "--aws",
            paramLabel = "URL",
            description =
                    "Uses the AWS at this address, such as LocalStack, instead of starting SQS, SNS, DynamoDB and S3."
                            + " Creates what topology.json declares there, and again whenever it is gone.")
    private @Nullable URI aws;

    @Option(
            names = "--sample-events",
            description = "Sets up the sample events once payment-service answers, and again whenever they are gone.")
    private boolean sampleEvents;

    @Option(names = "--webhook", paramLabel = "URL", description = "Where the Stripe stand-in sends its events.")
    private @Nullable URI webhook;

    @Option(
            names = "--publishable-key",
            defaultValue = "${env:STRIPE_PUBLISHABLE_KEY:-pk_test_usher_local}",
            description = "The key that the Stripe stand-in accepts from browsers.")
    private String publishableKey = "";

    @Option(
            names = "--webhook-secrets",
            split = ",",
            defaultValue = "${env:STRIPE_WEBHOOK_SECRETS:-whsec_usher_local}",
            description = "The secrets with which the Stripe stand-in signs its events.")
    private List<String> webhookSecrets = List.of();

    @Option(
            names = "--webhook-first-pause",
            paramLabel = "DURATION",
            defaultValue = "${env:STRIPE_STUB_FIRST_PAUSE:-PT1S}",
            description = "How long the Stripe stand-in waits before it sends a refused event again; it doubles.")
    private Duration webhookFirstPause = Duration.ZERO;

    @Option(
            names = "--webhooks-at-once",
            defaultValue = "${env:STRIPE_STUB_WEBHOOKS_AT_ONCE:-64}",
            description = "How many events the Stripe stand-in sends at the same time.")
    private int webhooksAtOnce;

    @Option(
            names = "--processing-time",
            paramLabel = "DURATION",
            defaultValue = "${env:STRIPE_STUB_PROCESSING_TIME:-PT4S}",
            description = "How long payments with the delayed test cards take.")
    private Duration processingTime = Duration.ZERO;

    static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        var commandLine = new CommandLine(new LocalCloudCommand())
                .registerConverter(Part.class, Part::of)
                .registerConverter(Addresses.class, Addresses::of);
        var usual = commandLine.getParameterExceptionHandler();
        commandLine.setParameterExceptionHandler((failure, arguments) -> {
            settingOf(failure.getArgSpec())
                    .ifPresent(setting -> commandLine
                            .getErr()
                            .println(setting + " or the option of the same meaning cannot be used:"));
            return usual.handleParseException(failure, arguments);
        });
        return commandLine;
    }

    /// The environment variable that an option takes its default from, which is what an operator knows in a container.
    private static Optional<String> settingOf(@Nullable ArgSpec option) {
        return Optional.ofNullable(option)
                .map(ArgSpec::userObject)
                .filter(Field.class::isInstance)
                .map(field -> ((Field) field).getAnnotation(Option.class).defaultValue())
                .map(SETTING::matcher)
                .filter(Matcher::find)
                .map(setting -> setting.group(1));
    }

    @Override
    public Integer call() throws Exception {
        var cloud = LocalCloud.start(settings());
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            cloud.close();
            ended.countDown();
        }));
        System.out.println(READY + json(cloud.addresses()));
        ended.await();
        return 0;
    }

    private LocalCloudSettings settings() throws IOException {
        if (webhooksAtOnce < 1 || webhookFirstPause.isNegative() || processingTime.isNegative()) {
            throw new IllegalArgumentException("STRIPE_STUB_WEBHOOKS_AT_ONCE must be at least 1, and"
                    + " STRIPE_STUB_FIRST_PAUSE and STRIPE_STUB_PROCESSING_TIME no less than PT0S");
        }
        var allPorts = new EnumMap<>(freePorts ? LocalCloudSettings.freePorts() : LocalCloudSettings.USUAL_PORTS);
        allPorts.putAll(ports);
        return new LocalCloudSettings(
                host,
                allPorts,
                parts(only, aws != null),
                environments,
                state == null ? null : Files.createDirectories(state.toAbsolutePath()),
                run == null ? Files.createTempDirectory("local-cloud") : Files.createDirectories(run.toAbsolutePath()),
                dynamoDbClassPath,
                services.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, named -> named.getValue().instances())),
                enforcePermissions ? enforced() : null,
                aws,
                sampleEvents,
                callLog,
                new StripeSettings(
                        publishableKey, webhook, webhookSecrets, webhookFirstPause, processingTime, webhooksAtOnce));
    }

    static Set<Part> parts(List<Part> only, boolean otherAws) {
        var parts = only.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(only);
        if (otherAws) {
            parts.removeAll(Part.AWS);
        }
        return parts;
    }

    private Permissions enforced() {
        return permissions == null ? Permissions.load() : Permissions.load(permissions);
    }

    /// The value of `--service`. A separate type, because picocli would take the comma for the end of the
    /// pair.
    private record Addresses(List<URI> instances) {
        static Addresses of(String commaSeparated) {
            return new Addresses(
                    Stream.of(commaSeparated.split(",")).map(URI::create).toList());
        }
    }

    private static String json(Map<String, URI> addresses) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(addresses);
    }
}
