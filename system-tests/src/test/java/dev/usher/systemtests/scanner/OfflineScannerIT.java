package dev.usher.systemtests.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The scanner page without a network, or with one that is as good as none.
@NeedsChromium
@OnSharedStack
class OfflineScannerIT {
    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    /// As many scans as a steward makes in an hour, decided as the page decides each.
    private static final String SCAN_MANY = """
            async (many) => {
              const { check } = await import('/scanner/offline-check.js');
              const { get } = await import('/scanner/store.js');
              const device = await get('device');
              for (let number = 0; number < many; number++) {
                const scan = { qrCode: 'NUMBER ' + number, scanId: crypto.randomUUID(), gate: device.gate, direction: 'entry',
                  scannedAt: new Date().toISOString() };
                await check(scan, device, false);
              }
            }
            """;

    private static Venue venue;

    @BeforeAll
    static void start(Addresses addresses) {
        venue = new Venue(addresses, 10);
    }

    @Test
    void withoutANetworkTheDeviceDecidesItselfAlsoAfterAReloadAndUploadsLater() {
        ScannerPage scanner = ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));
        String code = venue.code();
        String other = venue.code();
        scanner.goOffline();

        scanner.scan(code, "Admit", "Decided offline");
        scanner.scan(forged(code), "Not genuine");
        scanner.scan("HELLO", "Unknown ticket");
        scanner.reload("start");
        scanner.start();
        scanner.scan(code, "Already used");
        scanner.scan(other, "Admit");
        scanner.has("waiting", "To upload: 5 ");
        Accessibility.check(scanner.page(), "offline");
        scanner.goOnline();

        scanner.hasUploadedAll();
        scanner.has("count", "2");
        Door south = venue.door("South");
        assertThat(south.scan(code).at("/firstUse/gate").asText()).isEqualTo("North");
        assertThat(south.scan(other).at("/firstUse/gate").asText()).isEqualTo("North");
    }

    @Test
    void whatAnotherGateAdmittedMeanwhileIsAConflict() {
        ScannerPage scanner = ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));
        JsonNode ticket = venue.ticket();
        scanner.goOffline();
        venue.door("South").scan(ticket.get("qrCode").asText());

        scanner.scan(ticket.get("qrCode").asText(), "Admit", "Decided offline");
        scanner.goOnline();

        scanner.has("conflicts", "Conflicts: 1");
        scanner.hasUploadedAll();
        Accessibility.check(scanner.page(), "conflict");
        assertThat(venue.conflicts()).contains(ticket.get("ticketId").asText());
    }

    @Test
    void whatWasUsedOrTakenBackBeforeIsRefusedWithoutANetwork() {
        JsonNode revoked = venue.ticket();
        String used = venue.code();
        venue.door("South").scan(used);
        venue.revoke(revoked);
        ScannerPage scanner = ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));
        scanner.goOffline();

        scanner.scan(revoked.get("qrCode").asText(), "Revoked");
        scanner.scan(used, "Already used");
    }

    @Test
    void aTicketWhoseTypeEntersElsewhereIsSentThereWithoutANetwork() {
        try (var _ = venue.admittingOnlyAt("South", "East")) {
            ScannerPage scanner = ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));
            scanner.goOffline();

            scanner.enter(venue.code());

            scanner.shows("Wrong gate");
            scanner.says("Tickets of this type enter at: \u2068East\u2069, \u2068South\u2069.");
        }
    }

    @Test
    void anAnswerThatTakesTooLongIsNotWaitedForAndCountsOnce(Stack stack) {
        ScannerPage scanner = ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));
        JsonNode ticket = venue.ticket();
        scanner.loseThePatienceOfTests();
        try (var _ = new FrozenDoor(stack)) {
            scanner.scan(ticket.get("qrCode").asText(), "Admit", "Decided offline");
        }

        scanner.hasUploadedAll();
        scanner.has("connection", "Online");
        scanner.has("count", "1");
        assertThat(scanner.page().locator("#conflicts").isHidden()).isTrue();
        assertThat(venue.conflicts()).doesNotContain(ticket.get("ticketId").asText());
    }

    @Test
    void aWrongClockIsSaidAndDoesNotCloseTheDoor() {
        var phone = BROWSERS.phone(venue.address());
        phone.clock().setFixedTime(Instant.now().minus(Duration.ofDays(2)).toEpochMilli());
        ScannerPage scanner = ScannerPage.paired(phone, venue.pairingCode("North"));
        scanner.has("clock", "Clock is 48 hrs? slow");
        Accessibility.check(scanner.page(), "clock");
        scanner.goOffline();

        scanner.scan(venue.code(), "Admit", "Decided offline");
        scanner.goOnline();

        scanner.hasUploadedAll();
        assertThat(scanner.page().locator("#conflicts").isHidden()).isTrue();
    }

    @Test
    void hundredsOfScansGoUpInSeveralBatches() {
        ScannerPage scanner = ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));
        var batches = new CopyOnWriteArrayList<Integer>();
        scanner.page().onRequest(request -> {
            if (request.url().endsWith("/scans")) {
                batches.add(request.postData().split("\"scanId\"", -1).length - 1);
            }
        });
        scanner.goOffline();
        scanner.page().evaluate(SCAN_MANY, 450);
        scanner.scan(venue.code(), "Admit", "Decided offline");
        scanner.has("waiting", "To upload: 451 .*");

        scanner.goOnline();

        scanner.hasUploadedAll();
        assertThat(batches).containsExactly(200, 200, 51);
        venue.awaitRefusals("unknown", 450);
    }

    @Test
    void nobodyKnowsATypedTicketWithoutANetwork() {
        ScannerPage scanner = ScannerPage.paired(
                BROWSERS.phone(venue.address()),
                venue.pairing("North", "scan", "supervisor").get("pairingCode").asText());
        scanner.goOffline();
        String typed = venue.ticket().get("ticketId").asText() + "|" + venue.eventId() + "|USER#ada";

        scanner.enter(typed);

        scanner.shows("Not checked");
        Accessibility.check(scanner.page(), "unsure");
        scanner.hasUploadedAll();
    }

    /// The same code with one character of its signature changed.
    private static String forged(String code) {
        int changed = code.length() - 20;
        return code.substring(0, changed) + (code.charAt(changed) == 'A' ? 'B' : 'A') + code.substring(changed + 1);
    }
}
