package dev.usher.localcloud.cloud;

import dev.usher.contracts.topology.Permissions;
import dev.usher.contracts.topology.Topology;
import dev.usher.localcloud.dynamodb.DynamoDbEmulator;
import dev.usher.localcloud.edge.Edge;
import dev.usher.localcloud.edge.StorefrontSettings;
import dev.usher.localcloud.launcher.AccessKeys;
import dev.usher.localcloud.launcher.SampleEvents;
import dev.usher.localcloud.mailbox.MailReceiver;
import dev.usher.localcloud.mailbox.MailboxServer;
import dev.usher.localcloud.mailbox.ReceivedMails;
import dev.usher.localcloud.permission.CallLog;
import dev.usher.localcloud.permission.Guard;
import dev.usher.localcloud.permission.GuardedPart;
import dev.usher.localcloud.permission.GuardedPart.Protocol;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import dev.usher.localcloud.provisioning.Provisioner;
import dev.usher.localcloud.s3.S3Emulator;
import dev.usher.localcloud.signin.SignInProvider;
import dev.usher.localcloud.sns.SnsFront;
import dev.usher.localcloud.sqs.SqsEmulator;
import dev.usher.localcloud.stripe.StripeStandIn;
import dev.usher.localcloud.stripe.StripeStandInConfig;
import dev.usher.localcloud.traces.ReceivedTraces;
import dev.usher.localcloud.traces.TraceServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running parts of one local cloud.
final class LocalCloud implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCloud.class);

    private final LocalCloudSettings settings;
    private final Topology topology = Topology.load();
    private final CallLog calls;
    private final @Nullable Guard guard;
    private final AwsEndpoints aws;
    private final AwsClients clients;
    private final ReceivedMails mails = new ReceivedMails();
    private final Map<Part, AutoCloseable> running = new EnumMap<>(Part.class);
    private final Upkeep upkeep = new Upkeep();
    private final HttpClient http = HttpClient.newHttpClient();

    private LocalCloud(LocalCloudSettings settings) {
        this.settings = settings;
        this.calls = new CallLog(settings.callLog());
        this.guard = settings.permissions() == null
                ? null
                : new Guard(settings.permissions(), topology, settings.environments(), calls);
        this.aws = settings.aws() == null
                ? AwsEndpoints.local(loopback(Part.SQS), loopback(Part.SNS), loopback(Part.DYNAMODB), loopback(Part.S3))
                : AwsEndpoints.all(settings.aws());
        this.clients = new AwsClients(aws);
    }

    /// Starts the parts, all at once, and creates what topology.json declares.
    static LocalCloud start(LocalCloudSettings settings) {
        var cloud = new LocalCloud(settings);
        try {
            // First, so that nothing answers before all of it is there.
            if (settings.aws() != null) {
                var aws = new ForgetfulAws(cloud.topology, cloud.clients, settings.environments());
                aws.provision();
                cloud.upkeep.add("AWS", aws::bringBack);
            }
            cloud.startParts();
            if (settings.sampleEvents()) {
                cloud.keepSampleEvents();
            }
            if (settings.parts().containsAll(Part.AWS)) {
                settings.environments().forEach(new Provisioner(cloud.topology, cloud.clients)::provision);
            }
            return cloud;
        } catch (RuntimeException failure) {
            cloud.close();
            throw failure;
        }
    }

    /// Where each running part answers, by its label.
    Map<String, URI> addresses() {
        var addresses = new LinkedHashMap<String, URI>();
        running.keySet().forEach(part -> addresses.put(part.label(), address(part)));
        if (settings.aws() != null) {
            Part.AWS.forEach(part -> addresses.put(part.label(), settings.aws()));
        }
        return addresses;
    }

    /// The edge first, so that nobody sees the others go one by one.
    @Override
    public void close() {
        for (var part : new ArrayList<>(running.entrySet()).reversed()) {
            try {
                part.getValue().close();
            } catch (Exception failure) {
                LOG.warn("{} did not stop cleanly", part.getKey().label(), failure);
            }
        }
        running.clear();
        calls.writeCounts();
        upkeep.close();
        http.shutdownNow();
        clients.close();
    }

    /// Moves them to today once payment-service answers, and puts them there again when they are gone.
    private void keepSampleEvents() {
        var events = new SampleEvents(http, address(Part.EDGE), address(Part.SIGN_IN), Clock.systemUTC());
        var moved = new AtomicBoolean();
        upkeep.add("the sample events", () -> {
            if (!events.areThere() || !moved.get()) {
                events.put();
                moved.set(true);
                LOG.info("the sample events are there");
            }
        });
    }

    private void startParts() {
        // Not virtual threads: while classes are initialised they hold on to the few carriers, and two that wait for
        // a third then stand still for ever.
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var starting = new EnumMap<Part, Future<? extends AutoCloseable>>(Part.class);
            settings.parts().forEach(part -> starting.put(part, threads.submit(starter(part))));
            var failures = new ArrayList<RuntimeException>();
            starting.forEach((part, future) -> {
                try {
                    running.put(part, future.get());
                } catch (ExecutionException failure) {
                    failures.add(new IllegalStateException("cannot start " + part.label(), failure.getCause()));
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    failures.add(new IllegalStateException("interrupted", interrupted));
                }
            });
            if (!failures.isEmpty()) {
                throw failures.getFirst();
            }
        }
    }

    private Callable<AutoCloseable> starter(Part part) {
        var host = settings.host();
        int port = settings.port(part);
        var state = settings.stateDirectory();
        var run = settings.runDirectory();
        return switch (part) {
            case SQS ->
                guarded(Protocol.SQS, part, (own, inner) -> SqsEmulator.start(own, inner, port, clients.sqs(), state));
            case SNS ->
                guarded(
                        Protocol.SNS,
                        part,
                        (own, inner) -> SnsFront.start(own, inner, clients.sqs(), aws.sqs(), state));
            case DYNAMODB ->
                guarded(
                        Protocol.DYNAMODB,
                        part,
                        (_, inner) -> DynamoDbEmulator.start(inner, settings.dynamoDbClassPath(), state, run));
            case S3 ->
                guarded(
                        Protocol.S3,
                        part,
                        (own, inner) -> S3Emulator.start(own, inner, accessKeyIds(), aws.secretKey(), state));
            case SIGN_IN -> () -> SignInProvider.start(host, port, run);
            case STRIPE -> () -> StripeStandIn.start(stripe(host, port));
            case SMTP -> () -> MailReceiver.start(host, port, mails);
            case MAILBOX -> () -> MailboxServer.start(host, port, mails);
            case TRACES -> () -> TraceServer.start(host, port, new ReceivedTraces());
            case EDGE -> () -> Edge.start(host, port, topology, settings.services(), storefront());
        };
    }

    private Callable<AutoCloseable> guarded(Protocol protocol, Part part, GuardedPart.Emulator emulator) {
        return () -> GuardedPart.start(protocol, settings.host(), settings.port(part), guard, emulator);
    }

    /// All with the same secret.
    private Set<String> accessKeyIds() {
        return Stream.concat(
                        Stream.of(aws.accessKey()),
                        Permissions.load().services().keySet().stream().map(AccessKeys::idOf))
                .collect(Collectors.toUnmodifiableSet());
    }

    private StripeStandInConfig stripe(String host, int port) {
        var stripe = settings.stripe();
        var state = settings.stateDirectory();
        var edgePort = settings.port(Part.EDGE);
        var config = StripeStandInConfig.onPort(port)
                .withTimes(stripe.firstPause(), stripe.processingTime())
                .withWebhooksAtOnce(stripe.webhooksAtOnce())
                .withHost(host)
                .withPublishableKey(stripe.publishableKey())
                .withStateDirectory(state == null ? null : state.resolve("stripe"))
                .withAllowedOrigins(List.of("http://localhost:" + edgePort, "http://127.0.0.1:" + edgePort));
        return stripe.webhook() == null ? config : config.withWebhook(stripe.webhook(), stripe.webhookSecrets());
    }

    private StorefrontSettings storefront() {
        // localhost and not 127.0.0.1, as the storefront itself: to a browser those are two sites.
        var payPage = settings.parts().contains(Part.STRIPE)
                ? URI.create("http://localhost:" + settings.port(Part.STRIPE) + "/pay")
                : null;
        var mailbox = settings.parts().contains(Part.MAILBOX) ? address(Part.MAILBOX) : null;
        return new StorefrontSettings(address(Part.SIGN_IN), SignInProvider.CLIENT_ID, payPage, mailbox);
    }

    private URI address(Part part) {
        return switch (part) {
            case SQS, SNS, DYNAMODB, S3, STRIPE -> loopback(part);
            // What browsers see, and therefore what tokens and allowed origins say.
            case SIGN_IN -> URI.create("http://localhost:" + settings.port(part) + "/" + SignInProvider.ISSUER);
            case EDGE, MAILBOX, TRACES -> URI.create("http://localhost:" + settings.port(part));
            case SMTP -> URI.create("smtp://127.0.0.1:" + settings.port(part));
        };
    }

    private URI loopback(Part part) {
        return URI.create("http://127.0.0.1:" + settings.port(part));
    }
}
