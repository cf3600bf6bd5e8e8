package dev.usher.systemtests.scanner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import java.util.ArrayDeque;
import java.util.Deque;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Taking an entry back without a network, and while one comes and goes: nothing is lost, nothing counts
/// twice.
@NeedsChromium
@OnSharedStack
class OfflineUndoIT {
    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    private static Venue venue;

    @BeforeAll
    static void start(Addresses addresses) {
        venue = new Venue(addresses, 5);
    }

    @Test
    void withoutANetworkAnEntryThatWaitsIsTakenBackHereAndNeverUploaded() {
        ScannerPage scanner = phone();
        String code = venue.code();
        scanner.goOffline();
        scanner.scan(code, "Admit", "Decided offline");
        scanner.has("last-entry-text", "Last entry: ticket …" + code.substring(code.length() - 8) + ", .*");

        scanner.undo();

        scanner.hasUploadedAll();
        scanner.has("count", "0");
        scanner.scan(code, "Admit", "Decided offline");
        scanner.undo();
        scanner.goOnline();
        assertAdmits(code);
        Assertions.assertThat(venue.conflicts()).isEmpty();
    }

    @Test
    void whatTheServiceKnowsIsTakenBackOnlyWithANetwork() {
        ScannerPage scanner = phone();
        String code = venue.code();
        scanner.scan(code, "Admit");
        scanner.goOffline();

        scanner.cannotUndo("The service may already know about this entry\\. .*");
        Accessibility.check(scanner.page(), "undo-offline");
        scanner.page().locator("#undo-no").click();
        scanner.goOnline();

        scanner.undo();
        scanner.has("count", "0");
        assertAdmits(code);
    }

    @Test
    void aScanWhoseAnswerWasLostIsUploadedBeforeItIsTakenBack(Stack stack) {
        ScannerPage scanner = phone();
        String code = venue.code();
        scanner.loseThePatienceOfTests();
        try (var _ = new FrozenDoor(stack)) {
            scanner.scan(code, "Admit", "Decided offline");
            scanner.cannotUndo("No answer. Try again.|The service may know .*");
        }
        scanner.page().locator("#undo-no").click();
        scanner.has("connection", "Online");

        scanner.undo();

        scanner.hasUploadedAll();
        scanner.has("count", "0");
        assertAdmits(code);
    }

    @Test
    void anEntryThatIsJustBeingUploadedIsTakenBackAfterwards() {
        ScannerPage scanner = phone();
        String code = venue.code();
        scanner.goOffline();
        scanner.scan(code, "Admit", "Decided offline");
        Deque<Route> uploads = new ArrayDeque<>();
        scanner.page().route("**/scans", uploads::add);
        scanner.goOnline();
        scanner.page().waitForCondition(() -> !uploads.isEmpty());

        scanner.askToUndo();
        scanner.page().locator("#undo-yes").click();
        assertThat(scanner.page().locator("#undo-yes")).isDisabled();
        uploads.remove().resume();

        scanner.has("prompt", "Undone: .*");
        scanner.hasUploadedAll();
        scanner.has("count", "0");
        Assertions.assertThat(uploads).isEmpty();
        assertAdmits(code);
    }

    @Test
    void anUploadWithoutAnAnswerIsRepeatedAndThenTakenBack() {
        ScannerPage scanner = phone();
        String code = venue.code();
        scanner.goOffline();
        scanner.scan(code, "Admit", "Decided offline");
        LostAnswers.loseNext(scanner.page(), "**/scans");
        scanner.goOnline();

        scanner.undo();

        scanner.hasUploadedAll();
        scanner.has("count", "0");
        assertAdmits(code);
    }

    private static ScannerPage phone() {
        return ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));
    }

    private static void assertAdmits(String code) {
        Assertions.assertThat(venue.door("South").scan(code).get("reason").asText())
                .isEqualTo("ok");
    }
}
