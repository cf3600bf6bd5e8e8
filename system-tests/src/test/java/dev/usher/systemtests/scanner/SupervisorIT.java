package dev.usher.systemtests.scanner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A supervisor finds people by name or order number, and lets them in.
@NeedsChromium
@OnSharedStack
class SupervisorIT {
    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    private static final int TICKETS = 8;

    private static Venue venue;
    private static String orderNumber;

    @BeforeAll
    static void start(Addresses addresses) {
        venue = new Venue(addresses, TICKETS);
        orderNumber = venue.awaitFindable(TICKETS);
    }

    @Test
    void somebodyWithoutATicketIsFoundByNameLetInAndTakenBack() {
        ScannerPage scanner = supervisor();
        JsonNode ticket = venue.ticket();

        scanner.find("lovel ad");
        choose(scanner, ticket);
        scanner.has("search-order", orderNumber);
        scanner.has("search-state", "Valid · not inside");
        scanner.page().locator("#search-let-in").click();

        scanner.shows("Admit");
        scanner.says("Welcome, \u2068Ada Lovelace\u2069.");
        scanner.has("count", "1");
        Assertions.assertThat(reasonAtSouth(ticket)).isEqualTo("already_used");
        scanner.page().keyboard().press("Escape");
        scanner.find(orderNumber);
        choose(scanner, ticket);
        scanner.has("search-state", "Used · inside");
        scanner.has("search-entered", ".* · \u2068North\u2069");
        scanner.page().locator("#search-let-in").click();
        scanner.shows("Already used");
        scanner.page().keyboard().press("Escape");
        scanner.undo();
        Assertions.assertThat(reasonAtSouth(ticket)).isEqualTo("ok");
    }

    @Test
    void theKeyboardAloneIsEnough() {
        ScannerPage scanner =
                ScannerPage.paired(BROWSERS.desktop(venue.address()), venue.supervisorsPairingCode("North"));
        Page page = scanner.page();
        venue.ticket();

        page.locator("#search-button").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#search-input")).isFocused();
        page.keyboard().type(orderNumber);
        assertThat(page.locator("#search-results button")).hasCount(TICKETS);
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.locator("#search-results button").first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#search-name")).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat(page.locator("#search-back")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#search-results button")).hasCount(TICKETS);
        page.keyboard().press("Escape");

        assertThat(page.locator("#search")).isHidden();
        assertThat(page.locator("#scan-input")).isFocused();
    }

    @Test
    void aHandScannerScansAlsoWhileSomebodySearches() {
        ScannerPage scanner =
                ScannerPage.paired(BROWSERS.desktop(venue.address()), venue.supervisorsPairingCode("North"));
        JsonNode chosen = venue.ticket();
        JsonNode scanned = venue.ticket();
        scanner.find("Ada");
        choose(scanner, chosen);
        scanner.page().locator("#search-let-in").focus();

        scanner.scanByHand(scanned.get("qrCode").asText());

        scanner.shows("Admit");
        assertThat(scanner.page().locator("#search")).isHidden();
        Assertions.assertThat(reasonAtSouth(scanned)).isEqualTo("already_used");
        Assertions.assertThat(reasonAtSouth(chosen)).isEqualTo("ok");
    }

    @Test
    void aCodeThatIsPastedIntoTheSearchIsScanned() {
        ScannerPage scanner = supervisor();

        scanner.find(venue.code());
        scanner.page().locator("#search-input").press("Enter");

        scanner.shows("Admit");
    }

    @Test
    void whatIsNotFoundOrCannotBeSearchedForIsSaid() {
        ScannerPage scanner = supervisor();

        scanner.find("x");
        scanner.has("search-status", "Type at least 2 characters.");
        scanner.page().locator("#search-input").fill("nobody");
        scanner.has("search-status", "No tickets found.");
        scanner.page().locator("#search-close").click();
        scanner.goOffline();
        scanner.page().locator("#search-button").click();
        scanner.has("search-status", "Searching needs the network.");
        scanner.page().locator("#search-input").fill("Ada");

        scanner.has("search-status", "Searching needs the network.");
        assertThat(scanner.page().locator("#search-results button")).hasCount(0);
    }

    @Test
    void onlySupervisorsCanSearch() {
        ScannerPage scanner = ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));

        assertThat(scanner.page().locator("#search-button")).isHidden();
    }

    @ParameterizedTest
    @CsvSource({"en,390,LIGHT", "en,390,DARK", "de,390,DARK", "ar,390,LIGHT", "fr,1280,LIGHT", "ja,1280,DARK"})
    void everybodyCanSearch(String language, int width, ColorScheme colours) {
        var context =
                width == 390 ? BROWSERS.phone(venue.address(), colours) : BROWSERS.desktop(venue.address(), colours);
        ScannerPage scanner = ScannerPage.open(context);
        Page page = scanner.page();
        page.locator("#pairing-language").selectOption(language);
        scanner.pair(venue.supervisorsPairingCode("North"));
        Accessibility.check(page, "supervisor");
        scanner.find("ada");
        assertThat(page.locator("#search-results button")).hasCount(TICKETS);
        Accessibility.check(page, "search");
        page.locator("#search-results button").first().click();
        page.locator("#search-ticket").waitFor();
        Accessibility.check(page, "search-ticket");
        page.locator("#search-back").click();
        page.locator("#search-input").fill("nobody");
        assertThat(page.locator("#search-results button")).hasCount(0);
        Accessibility.check(page, "search-none");
        context.close();
    }

    private static ScannerPage supervisor() {
        return ScannerPage.paired(BROWSERS.phone(venue.address()), venue.supervisorsPairingCode("North"));
    }

    private static void choose(ScannerPage scanner, JsonNode ticket) {
        scanner.page()
                .locator("#search-results button")
                .filter(new Locator.FilterOptions()
                        .setHasText("ticket " + ticket.get("number").asInt()))
                .click();
        scanner.has("search-type", ".* · ticket " + ticket.get("number").asInt());
    }

    private static String reasonAtSouth(JsonNode ticket) {
        return venue.door("South")
                .scan(ticket.get("qrCode").asText())
                .get("reason")
                .asText();
    }
}
