package dev.usher.systemtests.scanner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Taking an entry back at the door: with a network; see [OfflineUndoIT] for the rest.
@NeedsChromium
@OnSharedStack
class UndoIT {
    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    private static Venue venue;

    @BeforeAll
    static void start(Addresses addresses) {
        venue = new Venue(addresses, 6);
    }

    @Test
    void anEntryIsTakenBackRightFromItsResultAndTheTicketAdmitsAgain() {
        ScannerPage scanner = phone();
        String code = venue.code();
        scanner.enter(code);
        scanner.shows("Admit");

        scanner.page().locator("#result-undo").click();
        scanner.has("undo-who", "\u2068Ada Lovelace\u2069 · ticket \\d+ · .*");
        scanner.page().locator("#undo-yes").click();

        scanner.has("prompt", "Undone: \u2068Ada Lovelace\u2069 · ticket \\d+.");
        scanner.has("count", "0");
        assertThat(scanner.page().locator("#last-entry")).isHidden();
        assertAdmits(code);
    }

    @Test
    void aSlipOfTheThumbTakesNothingBack() {
        ScannerPage scanner = phone();
        String code = venue.code();
        scanner.scan(code, "Admit");

        scanner.askToUndo();
        scanner.page().locator("#undo-no").click();

        assertThat(scanner.page().locator("#undo")).isHidden();
        assertThat(scanner.page().locator("#undo-button")).isVisible();
        scanner.has("count", "1");
        assertRefuses(code);
    }

    @Test
    void theLastEntryCanBeTakenBackAfterAReloadButNotAfterAQuarterOfAnHour() {
        var phone = BROWSERS.phone(venue.address());
        phone.clock().install();
        ScannerPage scanner = ScannerPage.paired(phone, venue.pairingCode("North"));
        scanner.scan(venue.code(), "Admit");
        scanner.reload("start");
        scanner.start();
        assertThat(scanner.page().locator("#undo-button")).isVisible();

        phone.clock().fastForward("15:01");

        assertThat(scanner.page().locator("#undo-button")).isHidden();
    }

    @Test
    void whoWentOnWithTheirTicketIsNotTakenBack() {
        ScannerPage north = phone();
        ScannerPage south = ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("South"));
        String code = venue.code();
        north.scan(code, "Admit");
        south.page().locator("#exit-button").click();
        south.scan(code, "Goodbye");

        north.cannotUndo("This entry cannot be undone: the ticket was used again, .*");

        Accessibility.check(north.page(), "undo-refused");
        north.page().locator("#undo-no").click();
        assertThat(north.page().locator("#last-entry")).isHidden();
        north.has("count", "1");
    }

    @Test
    void takingBackIsFoundToHaveWorkedAlthoughItsAnswerWasLost() {
        ScannerPage scanner = phone();
        String code = venue.code();
        scanner.scan(code, "Admit");
        LostAnswers.loseNext(scanner.page(), "**/tickets/validate/undo");

        scanner.cannotUndo("No answer. Try again.");
        scanner.page().locator("#undo-yes").click();

        scanner.has("prompt", "Undone: .*");
        scanner.has("count", "0");
        assertAdmits(code);
    }

    @Test
    void whoWentInElsewhereAfterALostAnswerIsKnownToBeInsideWithoutANetwork() {
        ScannerPage scanner = phone();
        JsonNode ticket = venue.ticket();
        String code = ticket.get("qrCode").asText();
        scanner.scan(code, "Admit");
        LostAnswers.loseNext(scanner.page(), "**/tickets/validate/undo");
        scanner.cannotUndo("No answer. Try again.");
        assertAdmits(code);

        scanner.page().locator("#undo-yes").click();

        scanner.has("prompt", "Undone: .*");
        scanner.awaitInside(ticket);
        scanner.goOffline();
        scanner.scan(code, "Already used");
    }

    private static ScannerPage phone() {
        return ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));
    }

    private static void assertAdmits(String code) {
        Assertions.assertThat(venue.door("South").scan(code).get("reason").asText())
                .isEqualTo("ok");
    }

    private static void assertRefuses(String code) {
        Assertions.assertThat(venue.door("South").scan(code).get("reason").asText())
                .isEqualTo("already_used");
    }
}
