package dev.usher.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.systemtests.OnOwnStack;
import dev.usher.systemtests.faults.FaultReport.Account;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Many buyers for each way in which Stripe can go wrong, at three instances of payment-service: every paid
/// PaymentIntent ends in one confirmed registration and one `PaymentSucceeded`, nothing else does, no seat
/// is lost or sold twice, and the money is the ledger's.
@OnOwnStack
class FaultyStripeIT {
    private static final List<String> CREATE = List.of("POST /v1/payment_intents");
    private static final List<String> SUCCESS = List.of("payment_intent.succeeded");

    /// Names of scenarios with `;` between them; all if none is named.
    private static final Set<String> ONLY = Arrays.stream(
                    System.getProperty("faults.only", "").split(";", -1))
            .filter(name -> !name.isBlank())
            .collect(Collectors.toSet());

    /// Per scenario. Fewer than in the tests that need a long rush, because there are twenty scenarios. `make faults`
    /// sends a thousand.
    private static final int BUYERS = Integer.getInteger("faults.buyers", 100);

    private static Services services;

    private Clearing clearing = () -> {};

    @BeforeAll
    static void start() {
        services = Services.start(Services.prepare());
    }

    @AfterAll
    static void end() {
        services.close();
    }

    @AfterEach
    void heal() throws Exception {
        services.switchFaults(List.of());
        clearing.run();
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                        // These two are repaired by comparing unsettled payments with Stripe's list only: the webhook
                        // lies, but
                        // it was delivered.
                        new Scenario("livemode", fault("livemode").every(10).on(SUCCESS)),
                        new Scenario(
                                "unknown_intent",
                                fault("unknown_intent").every(10).on(SUCCESS)),
                        new Scenario("no fault"),
                        new Scenario("duplicate", fault("duplicate").value(3)),
                        new Scenario("twin", fault("twin")),
                        new Scenario("delay", fault("delay").value(1500)),
                        new Scenario("reorder", fault("reorder")),
                        new Scenario("early", fault("early")),
                        new Scenario("drop", fault("drop").every(3)),
                        new Scenario("bad_signature", fault("bad_signature").every(2)),
                        new Scenario("old_timestamp", fault("old_timestamp").every(2)),
                        new Scenario(
                                "future_timestamp", fault("future_timestamp").every(2)),
                        new Scenario("api_version", fault("api_version").every(2)),
                        new Scenario(
                                        "wrong_amount",
                                        fault("wrong_amount").every(5).on(SUCCESS))
                                .withReviews(),
                        new Scenario(
                                        "wrong_currency",
                                        fault("wrong_currency").every(5).on(SUCCESS))
                                .withReviews(),
                        new Scenario("500", fault("500").every(10).on(CREATE)),
                        new Scenario("429", fault("429").every(10).on(CREATE)),
                        new Scenario(
                                "timeout",
                                fault("timeout").every(40).value(12_000).on(CREATE)),
                        new Scenario(
                                "created_but_response_lost",
                                fault("created_but_response_lost").every(10).on(CREATE)),
                        new Scenario(
                                "duplicate, reorder and 500",
                                fault("duplicate").value(3),
                                fault("reorder"),
                                fault("500").every(10)))
                .filter(scenario -> ONLY.isEmpty() || ONLY.contains(scenario.name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void everyPaymentEndsAsItWouldWithoutTheFault(Scenario scenario) throws Exception {
        var sale = services.newSale(BUYERS);
        services.switchFaults(scenario.faults.stream()
                .map(fault -> Map.copyOf(fault.properties))
                .toList());
        Instant begun = Instant.now();

        var purchases = sale.rush().run(BUYERS);
        clearing = () -> sale.rush().cancelUnpaid(purchases);
        Account account = sale.books().close(purchases, begun, 0);

        FaultReport.add(scenario.name, account);
        assertThat(account.mistakes()).isEmpty();
        assertThat(account.confirmed() + account.inReview()).isEqualTo(account.paid());
        assertThat(account.paymentSucceeded()).isEqualTo(account.confirmed());
        assertThat(account.confirmedMinor()).isEqualTo(account.ledgerMinor());
        assertThat(account.seatsTaken() + account.seatsLeft()).isEqualTo(account.capacity());
        assertThat(account.paid()).isPositive();
        if (scenario.reviews) {
            assertThat(account.inReview()).isPositive();
        } else {
            assertThat(account.inReview()).isZero();
        }
    }

    /// What is left to do after a scenario.
    private interface Clearing {
        void run() throws Exception;
    }

    private static SwitchedFault fault(String name) {
        return new SwitchedFault(name);
    }

    /// What goes wrong in one run.
    static final class Scenario {
        private final String name;
        private final List<SwitchedFault> faults;
        private boolean reviews;

        Scenario(String name, SwitchedFault... faults) {
            this.name = name;
            this.faults = List.of(faults);
        }

        /// Some of the payments should end in review: Stripe reports another amount than they cost.
        Scenario withReviews() {
            reviews = true;
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// One switch of the stand-in, see its README.
    static final class SwitchedFault {
        private final Map<String, Object> properties = new HashMap<>();

        SwitchedFault(String name) {
            properties.put("name", name);
        }

        SwitchedFault value(long value) {
            properties.put("value", value);
            return this;
        }

        SwitchedFault every(int nth) {
            properties.put("every", nth);
            return this;
        }

        SwitchedFault on(List<String> what) {
            properties.put("on", new ArrayList<>(what));
            return this;
        }
    }
}
