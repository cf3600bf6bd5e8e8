package dev.usher.systemtests.scanner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.regex.Pattern;

/// The scanner page as a steward uses it.
final class ScannerPage {
    /// The machine may be busy.
    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(30_000);

    private final BrowserContext context;
    private final Page page;

    private ScannerPage(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
    }

    /// Opens the page; it can start without a network from then on.
    static ScannerPage open(BrowserContext context) {
        var scanner = new ScannerPage(context);
        scanner.page.navigate("/scanner");
        scanner.awaitReady();
        scanner.page.evaluate("navigator.serviceWorker.ready.then(() => true)");
        return scanner;
    }

    /// Opens the page and pairs the device.
    static ScannerPage paired(BrowserContext context, String pairingCode) {
        ScannerPage scanner = open(context);
        scanner.pair(pairingCode);
        return scanner;
    }

    void pair(String pairingCode) {
        page.locator("#pairing-code").fill(pairingCode);
        finishPairing();
    }

    /// Gives the device a name, when it has its code.
    void finishPairing() {
        page.locator("#device-name").fill("Phone 1");
        page.locator("#pairing-form button[type=submit]").click();
        page.locator("#door").waitFor();
        awaitList();
    }

    /// Waits until the device has all it needs offline.
    private void awaitList() {
        page.locator("#list[data-mood='']").waitFor();
    }

    Page page() {
        return page;
    }

    /// Enters a code as a person does who pasted it.
    void enter(String code) {
        page.locator("#scan-input").fill(code);
        page.locator("#scan-input").press("Enter");
    }

    /// A hand scanner, which believes that the keyboard has an American layout, at a computer with a German one:
    /// the keys are the same, the letters are not.
    void scanByHand(String code) {
        CDPSession keyboard = context.newCDPSession(page);
        code.chars().forEach(character -> press(keyboard, (char) character));
        page.keyboard().press("Enter");
        keyboard.detach();
    }

    private static void press(CDPSession keyboard, char character) {
        char shown = character == 'Y' ? 'Z' : character == 'Z' ? 'Y' : character;
        var key = new JsonObject();
        key.addProperty("type", "keyDown");
        key.addProperty("code", (Character.isDigit(character) ? "Digit" : "Key") + character);
        key.addProperty("key", String.valueOf(shown));
        key.addProperty("text", String.valueOf(shown));
        keyboard.send("Input.dispatchKeyEvent", key);
        key.addProperty("type", "keyUp");
        key.remove("text");
        keyboard.send("Input.dispatchKeyEvent", key);
    }

    /// The next result is this one.
    void shows(String word) {
        assertThat(page.locator("#word")).hasText(word, PATIENTLY);
        assertThat(page.locator("#result")).isVisible();
    }

    void says(String sentence) {
        assertThat(page.locator("#sentence")).hasText(sentence, PATIENTLY);
    }

    /// Scans a code, sees this, and goes on.
    void scan(String code, String word) {
        scan(code, word, "");
    }

    /// Scans a code, sees this and that below it, and goes on.
    void scan(String code, String word, String details) {
        enter(code);
        shows(word);
        assertThat(page.locator("#details")).containsText(details);
        page.keyboard().press("Escape");
        page.locator("#result").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }

    /// Its text matches this pattern.
    void has(String id, String pattern) {
        assertThat(page.locator("#" + id)).hasText(Pattern.compile(pattern), PATIENTLY);
    }

    void goOffline() {
        context.setOffline(true);
        has("connection", "Offline");
    }

    void goOnline() {
        context.setOffline(false);
        has("connection", "Online");
    }

    /// Loads the page anew, which then shows this screen.
    void reload(String screen) {
        page.reload();
        awaitReady();
        page.locator("#" + screen).waitFor();
    }

    /// Starts scanning with a device that was paired before.
    void start() {
        page.locator("#start-button").click();
        page.locator("#door").waitFor();
    }

    private void awaitReady() {
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        page.locator("html[data-ready=true]").waitFor();
    }
}
