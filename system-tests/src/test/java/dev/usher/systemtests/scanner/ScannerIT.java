package dev.usher.systemtests.scanner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.PaperTicket;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The scanner page in a real browser, with tickets that were bought and printed, against the packaged
/// services.
@NeedsChromium
@OnSharedStack
class ScannerIT {
    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    private static Venue venue;
    private static String code;

    @BeforeAll
    static void start(Addresses addresses) {
        venue = new Venue(addresses, 8);
        code = venue.code();
    }

    @Test
    void aTicketIsFilmedFromItsPdfAndAdmittedAndThenRefused(@TempDir Path folder) throws IOException {
        BufferedImage sheet = PaperTicket.picture(venue.pdf(venue.ticket()));
        Path film = folder.resolve("door.y4m");
        FakeCamera.film(sheet, PaperTicket.placeOfCode(sheet), film);
        ScannerPage scanner =
                ScannerPage.paired(BROWSERS.phoneSeeing(film, venue.address()), venue.pairingCode("North"));

        // A phone begins with its camera.
        scanner.shows("Admit");
        scanner.page().keyboard().press("Escape");
        scanner.says("Welcome, \u2068Ada Lovelace\u2069.");
        scanner.shows("Already used");
        scanner.page().keyboard().press("Escape");
        Accessibility.check(scanner.page(), "camera");
        scanner.has("count", "1");
    }

    @Test
    void aDeviceIsPairedByFilmingTheOrganizersScreen(@TempDir Path folder) throws IOException {
        JsonNode offer = venue.pairing("North", "scan");
        byte[] png = Base64.getDecoder().decode(offer.get("qrPng").asText());
        BufferedImage screen = ImageIO.read(new ByteArrayInputStream(png));
        Path film = folder.resolve("pairing.y4m");
        FakeCamera.film(screen, new Rectangle(0, 0, screen.getWidth(), screen.getHeight()), film);
        ScannerPage scanner = ScannerPage.open(BROWSERS.phoneSeeing(film, venue.address()));

        scanner.page().locator("#pairing-camera-button").click();

        assertThat(scanner.page().locator("#pairing-code"))
                .hasValue(offer.get("pairingCode").asText());
        scanner.finishPairing();
        scanner.has("connection", "Online");
    }

    @Test
    void aHandScannerIsUnderstoodOnAKeyboardOfAnotherLayout() {
        ScannerPage scanner = ScannerPage.paired(BROWSERS.desktop(venue.address()), venue.pairingCode("North"));
        String code = venue.code();

        scanner.scanByHand(code);
        scanner.shows("Admit");
        scanner.scanByHand(venue.code());

        scanner.shows("Admit");
        scanner.has("count", "2");
    }

    @Test
    void theSameTicketAtOnceIsSaidInAmberAndARefusalIsClosedByAKey() {
        ScannerPage scanner = ScannerPage.paired(BROWSERS.desktop(venue.address()), venue.pairingCode("North"));
        Page page = scanner.page();
        page.clock().install();
        page.clock().pauseAt(System.currentTimeMillis() + 60_000);
        String code = venue.code();
        scanner.scan(code, "Admit");

        scanner.enter(code);
        scanner.has("prompt", "Same ticket as just now");
        assertThat(page.locator("#door[data-again]")).isVisible();
        assertThat(page.locator("#result")).isHidden();
        page.clock().fastForward(3_000);
        scanner.has("prompt", "Ready\\. Scan a ticket\\.");

        scanner.enter(code);
        scanner.shows("Already used");
        page.keyboard().press("Enter");
        // A scanner's second line break.
        assertThat(page.locator("#result")).isVisible();
        page.clock().fastForward(1_000);
        page.keyboard().press("Enter");
        assertThat(page.locator("#result")).isHidden();

        page.clock().fastForward(3_000);
        scanner.enter(code);
        scanner.shows("Already used");
        page.clock().fastForward(1_000);
        scanner.scanByHand(venue.code());
        scanner.shows("Admit");
    }

    @Test
    void whoLeavesIsLetOutAndWhoeverWasNotScannedInIsShownInAmber() {
        ScannerPage scanner = ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));
        String code = venue.code();
        scanner.scan(code, "Admit");

        scanner.page().locator("#exit-button").click();

        Accessibility.check(scanner.page(), "exit");
        scanner.scan(code, "Goodbye");
        assertThat(scanner.page().locator("#result")).hasAttribute("data-kind", "admit");
        scanner.page().locator("#exit-button").click();
        scanner.scan(code, "Goodbye");
        assertThat(scanner.page().locator("#result")).hasAttribute("data-kind", "warn");
        scanner.says("Exit recorded. Nobody was scanned in with this ticket.");
        scanner.has("count", "1");
    }

    @Test
    void aDeviceThatIsUnpairedKeepsNothing() {
        ScannerPage scanner = ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));
        scanner.scan("no ticket", "Unknown ticket");
        scanner.page().locator("#more-button").click();
        scanner.page().locator("#unpair-button").click();

        scanner.page().locator("#unpair-yes").click();

        assertThat(scanner.page().locator("#pairing-form")).isVisible();
        scanner.reload("pairing");
        scanner.pair(venue.pairingCode("South"));
        scanner.has("count", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "en,ltr,390,LIGHT",
        "de,ltr,390,DARK",
        "fr,ltr,390,LIGHT",
        "es,ltr,390,DARK",
        "ja,ltr,390,LIGHT",
        "ar,rtl,390,DARK",
        "en,ltr,1280,DARK",
        "ar,rtl,1280,LIGHT"
    })
    void everybodyCanUseItInEveryStateAndLanguage(String language, String direction, int width, ColorScheme colours) {
        var context =
                width == 390 ? BROWSERS.phone(venue.address(), colours) : BROWSERS.desktop(venue.address(), colours);
        ScannerPage scanner = ScannerPage.open(context);
        Page page = scanner.page();
        page.locator("#pairing-language").selectOption(language);
        assertThat(page.locator("html[lang=" + language + "][dir=" + direction + "]"))
                .hasCount(1);
        Accessibility.check(page, "pairing");
        scanner.pair(venue.pairingCode("North"));
        Accessibility.check(page, "door");
        // It is taken back each time.
        scanner.enter(code);
        page.locator("#result-undo").waitFor();
        Accessibility.check(page, "admitted");
        page.locator("#result-undo").click();
        page.locator("#undo[open]").waitFor();
        Accessibility.check(page, "undo");
        page.locator("#undo-no").click();
        Accessibility.check(page, "last-entry");
        page.locator("#undo-button").click();
        page.locator("#undo-yes").click();
        assertThat(page.locator("#undo")).isHidden();
        Accessibility.check(page, "undone");
        page.locator("#more-button").click();
        Accessibility.check(page, "more");
        page.locator("#unpair-button").click();
        page.locator("#unpair[open]").waitFor();
        Accessibility.check(page, "unpair");
        page.locator("#unpair-no").click();
        scanner.enter("no ticket");
        page.locator("#result[data-kind=refuse]").waitFor();
        Accessibility.check(page, "refused");
        scanner.reload("start");
        Accessibility.check(page, "start");
    }
}
