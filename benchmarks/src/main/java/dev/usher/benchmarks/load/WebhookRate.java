package dev.usher.benchmarks.load;

import dev.usher.benchmarks.load.AlternatingRounds.Comparison;
import dev.usher.benchmarks.load.PaidRegistrations.Waiting;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How many webhooks payment-service acknowledges in a second, beside the bare transaction that each of them
/// comes down to, sent to the same DynamoDB by the same SDK at the same concurrency.
final class WebhookRate {
    private static final String WEBHOOK_SECRET = "whsec_benchmark";
    private static final String SECRET_KEY = "sk_test_benchmark";
    private static final int CONCURRENCY = 16;

    private final ServiceCalls service;

    private WebhookRate(ServiceCalls service) {
        this.service = service;
    }

    /// Starts payment-service with everything it needs, measures and ends it.
    static Comparison measure(int warmUps, int rounds, int callsPerRound)
            throws InterruptedException, ExecutionException {
        var turns = new AlternatingRounds(warmUps, rounds, callsPerRound, CONCURRENCY);
        try (var stack = Stack.builder()
                        .services("payment-service")
                        .compiledAsDeployed()
                        .withoutPermissions()
                        .withoutSampleEvents()
                        .setting("payment-service", "STRIPE_WEBHOOK_SECRETS", WEBHOOK_SECRET)
                        .setting("payment-service", "STRIPE_API_KEY", SECRET_KEY)
                        .setting("payment-service", "STRIPE_CREATES_PER_SECOND", "100000")
                        .setting("payment-service", "RATE_LIMIT_REGISTRATIONS_PER_MINUTE", "1000000")
                        .setting("payment-service", "RATE_LIMIT_REGISTRATIONS_PER_ADDRESS_PER_DAY", "1000000")
                        .setting("payment-service", "RATE_LIMIT_CREATE_INTENT_PER_MINUTE", "1000000")
                        .start();
                var service = new ServiceCalls(stack.service("payment-service").address(), CONCURRENCY);
                var aws = clients(stack)) {
            var ours = new PaidRegistrations(stack, SECRET_KEY).prepare(turns.callsPerSide());
            var baseline = new PaidRegistrations(stack, SECRET_KEY).prepare(turns.callsPerSide());
            var stripe = new WebhookRate(service);
            var bare = new BareSettlement(aws.dynamoDb());
            return turns.compare(call -> stripe.deliver(ours.get(call)), call -> bare.write(baseline.get(call)));
        }
    }

    private void deliver(Waiting waiting) {
        service.post("/payments/webhook", Map.of("Stripe-Signature", signature(waiting.event())), waiting.event());
    }

    private static String signature(String body) {
        try {
            long now = Instant.now().getEpochSecond();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + now + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AwsClients clients(Stack stack) {
        var cloud = stack.localCloud();
        return new AwsClients(AwsEndpoints.local(
                cloud.address("sqs"), cloud.address("sns"), cloud.address("dynamodb"), cloud.address("s3")));
    }
}
