package dev.usher.systemtests.faults;

import dev.usher.localcloud.launcher.Stack;
import dev.usher.localcloud.launcher.StackBuilder;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.CloudClients;
import dev.usher.systemtests.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Three payment-services behind the edge, with limits that a rush from one machine does not reach, and a
/// reconciliation that looks after seconds instead of minutes.
final class Services implements AutoCloseable {
    static final int INSTANCES = 3;
    static final String NAME = "payment-service";

    /// How many buyers each rush has. `make faults` sends a thousand.
    static final int BUYERS = Integer.getInteger("faults.buyers", 200);

    private final Http http = new Http();
    private final Stack stack;
    private final Addresses addresses;
    private final AwsClients aws;
    private final TopicRecorder recorder;

    private Services(Stack stack) {
        this.stack = stack;
        this.addresses = Addresses.of(stack);
        this.aws = CloudClients.of(stack.localCloud());
        this.recorder = new TopicRecorder(aws, "payment-succeeded", "payment-refunded", "payment-disputed");
    }

    static StackBuilder prepare() {
        return Stack.builder()
                .services(NAME)
                .instances(NAME, INSTANCES)
                .withoutSampleEvents()
                .setting(NAME, "REGISTRATION_HOLD", "PT1H")
                .setting(NAME, "STRIPE_CREATES_PER_SECOND", "100000")
                .setting(NAME, "RATE_LIMIT_REGISTRATIONS_PER_MINUTE", "1000000")
                .setting(NAME, "RATE_LIMIT_REGISTRATIONS_PER_ADDRESS_PER_DAY", "1000000")
                .setting(NAME, "RATE_LIMIT_CREATE_INTENT_PER_MINUTE", "1000000")
                // What an instance that was killed was publishing is taken over after five seconds instead of fifteen.
                .setting(NAME, "OUTBOX_LEASE", "PT5S")
                .setting(NAME, "RECONCILE_INTERVAL", "PT2S")
                .setting(NAME, "RECONCILE_AFTER", "PT10S");
    }

    static Services start(StackBuilder prepared) {
        return new Services(prepared.start());
    }

    Stack stack() {
        return stack;
    }

    /// Sets up an event that this number of buyers oversubscribes: some of them find no seat.
    ///
    /// @return its id
    Sale newSale(int buyers) {
        String eventId = UUID.randomUUID().toString();
        // Buyers want two seats on average, and one in four a dearer one besides.
        int general = buyers * 8 / 5;
        int vip = buyers / 5;
        var event = Map.ofEntries(
                Map.entry("name", "Fault Night"),
                Map.entry("venue", Map.of("name", "Old Waterworks", "address", "Am Wasserturm 1, 10405 Berlin")),
                Map.entry("startsAt", Instant.now().plus(Duration.ofDays(30)).toString()),
                Map.entry("endsAt", Instant.now().plus(Duration.ofDays(31)).toString()),
                Map.entry("timeZone", "Europe/Berlin"),
                Map.entry(
                        "ticketTypes",
                        List.of(type("general", "General", 2500, general), type("vip", "VIP", 8000, vip))),
                Map.entry("perAccount", Map.of("seats", general + vip, "openHolds", general + vip)),
                Map.entry("branding", Map.of("organizerName", "Open Doors e. V.")));
        http.put(addresses.edge().resolve("/events/" + eventId), "Bearer " + stack.token("olga"), event)
                .expect(201);
        return new Sale(
                new PaymentRush(addresses, stack.token("ada"), eventId),
                new Books(addresses, stack.token("olga"), eventId, general + vip, recorder, aws.dynamoDb()));
    }

    /// Switches faults of the stand-in on, in place of those that were.
    void switchFaults(List<Map<String, Object>> faults) {
        http.put(addresses.stripe().resolve("/_stub/faults"), null, Map.of("faults", faults))
                .expect(200);
    }

    @Override
    public void close() {
        recorder.close();
        aws.close();
        stack.close();
    }

    private static Map<String, Object> type(String id, String name, int price, int capacity) {
        return Map.of(
                "id", id, "name", name, "price", Map.of("amount", price, "currency", "eur"), "capacity", capacity);
    }

    /// One event on sale.
    record Sale(PaymentRush rush, Books books) {}
}
