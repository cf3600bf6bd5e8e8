package dev.usher.systemtests.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Journey;
import dev.usher.systemtests.PaperTicket;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scanner page in a real browser, with tickets that were bought and printed, against the packaged services.
@NeedsChromium
class ScannerIT {
    private static final Http HTTP = new Http();
    private static final int TICKETS = 8;

    private static Stack stack;
    private static Addresses addresses;
    private static Browsers browsers;
    private static final Deque<JsonNode> UNUSED = new ArrayDeque<>();
    private static byte[] firstPdf;
    private static Buyer olga;

    @BeforeAll
    static void start() {
        stack = Stack.builder().start();
        addresses = new Addresses(
                stack.edge(),
                stack.localCloud().address("sign-in"),
                stack.localCloud().address("stripe"),
                stack.localCloud().address("mailbox"));
        Buyer ada = Buyer.signIn(HTTP, addresses, "ada");
        var registration = ada.register(Journey.EVENT_ID, TICKETS);
        ada.pay(ada.createIntent(registration), "4242424242424242").expect(200);
        UNUSED.addAll(ada.awaitTickets(registration.get("registrationId").asText(), TICKETS));
        firstPdf = ada.downloadPdf(UNUSED.getFirst().get("ticketId").asText());
        olga = Buyer.signIn(HTTP, addresses, "olga");
        browsers = new Browsers();
    }

    @AfterAll
    static void end() {
        browsers.close();
        stack.close();
    }

    @Test
    void aTicketIsFilmedFromItsPdfAndAdmittedAndThenRefused(@TempDir Path folder) throws IOException {
        BufferedImage sheet = PaperTicket.picture(firstPdf);
        Path film = folder.resolve("door.y4m");
        FakeCamera.film(sheet, PaperTicket.placeOfCode(sheet), film);
        ScannerPage scanner = ScannerPage.paired(browsers.phoneSeeing(film, stack.edge()), pairingCode("North"));

        scanner.page().locator("#camera-button").click();

        scanner.shows("Admit");
        scanner.says("Welcome, \u2068Ada Lovelace\u2069.");
        scanner.shows("Already used");
        scanner.has("count", "1");
    }

    @Test
    void aHandScannerIsUnderstoodOnAKeyboardOfAnotherLayout() {
        ScannerPage scanner = ScannerPage.paired(browsers.desktop(stack.edge()), pairingCode("North"));
        String code = unusedCode();

        scanner.scanByHand(code);

        scanner.shows("Admit");
        scanner.next();
    }

    @Test
    void withoutANetworkTheDeviceDecidesItselfAlsoAfterAReloadAndUploadsLater() {
        BrowserContext phone = browsers.phone(stack.edge());
        ScannerPage scanner = ScannerPage.paired(phone, pairingCode("North"));
        String code = unusedCode();
        String other = unusedCode();
        scanner.goOffline();

        scanner.enter(code);
        scanner.shows("Admit");
        scanner.details("Decided offline");
        scanner.next();
        scanner.enter(forged(code));
        scanner.shows("Not genuine");
        scanner.next();
        scanner.reload();
        scanner.enter(code);
        scanner.shows("Already used");
        scanner.next();
        scanner.enter(other);
        scanner.shows("Admit");
        scanner.next();
        scanner.has("waiting", "To upload: 4 ");
        scanner.goOnline();

        scanner.has("waiting", "To upload: 0 ");
        scanner.has("count", "2");
        Door south = door("South");
        assertThat(south.scan(code).at("/firstUse/gate").asText()).isEqualTo("North");
        assertThat(south.scan(other).at("/firstUse/gate").asText()).isEqualTo("North");
        assertThat(conflicts()).isEmpty();
    }

    private static List<String> conflicts() {
        return olga.get("/events/" + Http.encoded(Journey.EVENT_ID) + "/conflicts")
                .expect(200)
                .get("conflicts")
                .findValuesAsText("ticketId");
    }

    private static Door door(String gate) {
        return Door.pair(HTTP, addresses, olga, Journey.EVENT_ID, gate);
    }

    /// The same code with one character of its signature changed.
    private static String forged(String code) {
        int changed = code.length() - 20;
        return code.substring(0, changed) + (code.charAt(changed) == 'A' ? 'B' : 'A') + code.substring(changed + 1);
    }

    private static String unusedCode() {
        return UNUSED.removeLast().get("qrCode").asText();
    }

    private static String pairingCode(String gate) {
        return olga.post(
                        "/events/" + Http.encoded(Journey.EVENT_ID) + "/pairing-codes",
                        Map.of("gate", gate, "scopes", List.of("scan")))
                .expect(201)
                .get("pairingCode")
                .asText();
    }
}
