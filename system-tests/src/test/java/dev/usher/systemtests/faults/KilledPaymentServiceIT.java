package dev.usher.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.localcloud.launcher.ServiceProcess;
import dev.usher.localcloud.launcher.StackPorts;
import dev.usher.systemtests.OnOwnStack;
import dev.usher.systemtests.faults.Crossing.Moment;
import dev.usher.systemtests.faults.Crossing.Passing;
import dev.usher.systemtests.faults.FaultReport.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// `kill -9` of payment-service at each point at which it holds somebody's money in its hands: every
/// instance in turn, while many buyers buy.
@OnOwnStack
class KilledPaymentServiceIT {
    private static final String RECORDED = "PaymentSucceeded#";

    private static final int MOST_WAVES = 13;

    /// In each wave but the first.
    private static final int LATER_BUYERS = Services.BUYERS / 4;

    private static final List<Instance> INSTANCES = new ArrayList<>();
    private static Services services;

    @BeforeAll
    static void start() {
        var ports = StackPorts.free();
        var prepared = Services.prepare().ports(ports);
        for (int number = 1; number <= Services.INSTANCES; number++) {
            String name = number == 1 ? Services.NAME : Services.NAME + "-" + number;
            var instance = new Instance(
                    number - 1,
                    Crossing.to(ports.of("dynamodb")),
                    Crossing.to(ports.of("sns")),
                    Crossing.to(ports.of("stripe")));
            prepared.setting(name, "AWS_ENDPOINT_URL_DYNAMODB", instance.dynamo.address())
                    .setting(name, "AWS_ENDPOINT_URL_SNS", instance.sns.address())
                    .setting(name, "STRIPE_API_BASE", instance.stripe.address());
            INSTANCES.add(instance);
        }
        services = Services.start(prepared);
    }

    @AfterAll
    static void end() {
        services.close();
        INSTANCES.forEach(Instance::close);
    }

    @ParameterizedTest
    @EnumSource
    void noPaymentIsLostOrDoubled(Point point) throws Exception {
        var sale = services.newSale(Services.BUYERS + (MOST_WAVES - 1) * LATER_BUYERS);
        Instant begun = Instant.now();
        List<CompletableFuture<Void>> restarts = new ArrayList<>();
        CompletableFuture<Integer> kills = CompletableFuture.supplyAsync(() -> killEach(point, restarts));

        // On a quick machine one wave may be over before the last instance has come to the point.
        var purchases = new ArrayList<Purchase>();
        for (int wave = 1; wave <= MOST_WAVES && (wave == 1 || !kills.isDone()); wave++) {
            purchases.addAll(sale.rush().run(wave == 1 ? Services.BUYERS : LATER_BUYERS));
        }
        int killed = kills.get(3, TimeUnit.MINUTES);
        restarts.forEach(CompletableFuture::join);
        Account account = sale.books().close(purchases, begun, killed);

        FaultReport.add("kill -9 " + point.words, account);
        assertThat(account.mistakes()).isEmpty();
        assertThat(account.kills()).isEqualTo(Services.INSTANCES);
        assertThat(account.confirmed()).isEqualTo(account.paid()).isPositive();
        assertThat(account.paymentSucceeded()).isEqualTo(account.confirmed());
        assertThat(account.confirmedMinor()).isEqualTo(account.ledgerMinor());
        assertThat(account.seatsTaken() + account.seatsLeft()).isEqualTo(account.capacity());
    }

    /// One instance after the other, each while those before it are still starting again.
    ///
    /// @param restarts gets one for each that was killed
    /// @return how many were killed; fewer than there are if one never came to the point
    private static int killEach(Point point, List<CompletableFuture<Void>> restarts) {
        int killed = 0;
        for (Instance instance : INSTANCES) {
            ServiceProcess process = services.stack().instances(Services.NAME).get(instance.index);
            Crossing crossing = instance.crossing(point);
            try {
                crossing.ambush(point.moment, point::isReachedBy, process::killForcibly)
                        .get(45, TimeUnit.SECONDS);
                killed++;
                restarts.add(CompletableFuture.runAsync(process::restart));
            } catch (InterruptedException | ExecutionException | TimeoutException neverCame) {
                crossing.disarm();
            }
        }
        return killed;
    }

    /// The points of the work at which a crash is worst.
    enum Point {
        /// The webhook is verified, nothing is written.
        AFTER_VERIFY("after verify", Moment.BEFORE_IT_IS_SENT),
        /// Everything is written, Stripe does not know yet.
        AFTER_COMMIT("after commit before 200", Moment.BEFORE_IT_IS_ANSWERED),
        /// SNS has the message, the outbox still shows it.
        AFTER_PUBLISH("after publish before mark", Moment.BEFORE_IT_IS_ANSWERED),
        /// Stripe made the PaymentIntent, we do not know which.
        DURING_CREATE("during create", Moment.BEFORE_IT_IS_ANSWERED);

        private final String words;
        private final Moment moment;

        Point(String words, Moment moment) {
            this.words = words;
            this.moment = moment;
        }

        private boolean isReachedBy(Passing request) {
            return switch (this) {
                case AFTER_VERIFY, AFTER_COMMIT ->
                    request.operation().endsWith("TransactWriteItems") && request.mentions(RECORDED);
                case AFTER_PUBLISH -> request.mentions("PublishBatch");
                case DURING_CREATE ->
                    request.method().equals("POST") && request.path().equals("/v1/payment_intents");
            };
        }
    }

    private record Instance(int index, Crossing dynamo, Crossing sns, Crossing stripe) {
        Crossing crossing(Point point) {
            return switch (point) {
                case AFTER_VERIFY, AFTER_COMMIT -> dynamo;
                case AFTER_PUBLISH -> sns;
                case DURING_CREATE -> stripe;
            };
        }

        void close() {
            dynamo.close();
            sns.close();
            stripe.close();
        }
    }
}
