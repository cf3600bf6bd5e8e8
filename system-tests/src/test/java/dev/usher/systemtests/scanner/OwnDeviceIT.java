package dev.usher.systemtests.scanner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.Patience;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What keeps a device a device: its token, which is renewed, the end of it, and newer versions of the
/// page.
@NeedsChromium
@OnSharedStack
class OwnDeviceIT {
    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    /// Thirteen hours: half a day is old.
    private static final String GROW_OLD = """
            () => import('/scanner/store.js').then(({ change, transact }) => transact(({ meta }) =>
              change(meta, 'device', (device) => ({ ...device, tokenSince: Date.now() - 13 * 3_600_000 }))))
            """;

    private static Venue venue;

    @BeforeAll
    static void start(Addresses addresses) {
        venue = new Venue(addresses, 10);
    }

    @Test
    void anOldTokenIsRenewedAndIsNoGoodAnyMore() {
        ScannerPage scanner = phone();
        String first = token(scanner);

        growOld(scanner);

        String second = awaitTokenOtherThan(first, scanner);
        Assertions.assertThat(venue.knows(second)).isTrue();
        awaitForgotten(first);
        scanner.scan(venue.code(), "Admit");
        scanner.has("connection", "Online");
    }

    @Test
    void aNewTokenWhoseAnswerWasLostIsAskedForAgain() {
        ScannerPage scanner = phone();
        String first = token(scanner);
        LostAnswers lost = LostAnswers.loseNext(scanner.page(), "**/devices/me/token");
        growOld(scanner);
        lost.await();
        scanner.scan(venue.code(), "Admit");

        scanner.synchronize();

        String second = awaitTokenOtherThan(first, scanner);
        Assertions.assertThat(venue.knows(second)).isTrue();
        scanner.scan(venue.code(), "Admit");
    }

    /// The worst moment: the old token is dead, and the device has not heard that the new one lives.
    @Test
    void aNewTokenThatWasUsedWithoutAnAnswerTakesOver() {
        ScannerPage scanner = phone();
        String first = token(scanner);
        LostAnswers lost =
                LostAnswers.loseNext(scanner.page(), "**/devices/me/heartbeat", request -> !isSentWith(first, request));

        growOld(scanner);
        lost.await();
        awaitForgotten(first);
        scanner.scan(venue.code(), "Admit");

        String second = awaitTokenOtherThan(first, scanner);
        Assertions.assertThat(venue.knows(second)).isTrue();
        Assertions.assertThat(scanner.kept("nextToken")).isEmpty();
    }

    @Test
    void allTabsOfABrowserRemainOneDevice() {
        BrowserContext phone = BROWSERS.phone(venue.address());
        ScannerPage one = ScannerPage.paired(phone, venue.pairingCode("North"));
        ScannerPage other = ScannerPage.open(phone);
        other.start();
        String first = token(one);

        growOld(one);
        String second = awaitTokenOtherThan(first, one);
        awaitForgotten(first);

        other.scan(venue.code(), "Admit");
        one.scan(venue.code(), "Admit");
        Assertions.assertThat(token(other)).isEqualTo(second);
    }

    @Test
    void aDeviceThatIsLockedOutSaysSoAndUploadsWhatItHadOnceItIsPairedAgain() {
        ScannerPage scanner = phone();
        String code = venue.code();
        scanner.goOffline();
        scanner.scan(code, "Admit", "Decided offline");
        scanner.scan("no ticket", "Unknown ticket");
        venue.lockOutTheNewestDevice();

        scanner.leaveOfflineMode();

        scanner.has(
                "pairing-notice",
                "This device was locked out\\. Its token and its list of tickets have been deleted\\. .*"
                        + "Scans not uploaded: 2\\. They are kept, .*");
        Accessibility.check(scanner.page(), "locked-out");
        scanner.reload("pairing");
        assertThat(scanner.page().locator("#door")).isHidden();
        Assertions.assertThat(scanner.kept("token")).isEmpty();
        scanner.pair(venue.pairingCode("North"));
        scanner.hasUploadedAll();
        Assertions.assertThat(
                        venue.door("South").scan(code).at("/firstUse/gate").asText())
                .isEqualTo("North");
        Assertions.assertThat(venue.conflicts()).isEmpty();
    }

    @Test
    void aNewVersionOfThePageTakesOverWhenNobodyScans() {
        try (Detour detour = new Detour(venue.address())) {
            ScannerPage scanner = ScannerPage.paired(BROWSERS.phone(detour.address()), venue.pairingCode("North"));
            detour.change("/scanner/files.js", "\"version\":\"\\w+\"", "\"version\":\"newer\"");
            detour.change("/scanner/i18n/en.json", "Start scanning", "Start the newer scanner");

            scanner.awaitNewVersion();
            scanner.scan(venue.code(), "Admit");
            assertThat(scanner.page().locator("#door")).isVisible();
            scanner.has("start-button", "Start scanning");
            scanner.page().reload();

            scanner.has("start-button", "Start the newer scanner");
            scanner.start();
            scanner.has("count", "1");
            scanner.page().context().setOffline(true);
            scanner.reload("start");
            scanner.has("start-button", "Start the newer scanner");
        }
    }

    private static ScannerPage phone() {
        return ScannerPage.paired(BROWSERS.phone(venue.address()), venue.pairingCode("North"));
    }

    private static String token(ScannerPage scanner) {
        return scanner.kept("token").orElseThrow();
    }

    private static void growOld(ScannerPage scanner) {
        scanner.page().evaluate(GROW_OLD);
        scanner.reload("start");
        scanner.start();
    }

    private static boolean isSentWith(String token, Request request) {
        return ("Device " + token).equals(request.headers().get("authorization"));
    }

    private static String awaitTokenOtherThan(String first, ScannerPage scanner) {
        return Patience.until(
                "the device has a new token", () -> scanner.kept("token").filter(token -> !token.equals(first)));
    }

    /// What an instance of the service knows of a device may be a second old.
    private static void awaitForgotten(String token) {
        Patience.until("the old token is dead", () -> Optional.of(token).filter(old -> !venue.knows(old)));
    }
}
