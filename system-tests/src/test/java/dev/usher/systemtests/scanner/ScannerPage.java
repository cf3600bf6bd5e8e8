package dev.usher.systemtests.scanner;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.usher.systemtests.Patience;
import java.util.Optional;
import java.util.regex.Pattern;

/// The scanner page as a steward uses it.
final class ScannerPage {
    private static final String KEPT =
            "what => import('/scanner/store.js').then(({ get }) => get('device')).then(device => device?.[what])";

    private static final String NEWER_WAITS =
            "navigator.serviceWorker.ready.then(registration => registration.update())"
                    + ".then(({ waiting }) => waiting?.state === 'installed')";

    private static final String IS_INSIDE = """
            id => import('/scanner/store.js').then(({ result, transact }) =>
              transact(async ({ tickets }) => (await result(tickets.get(id)))?.inside === true, 'readonly'))
            """;

    /// The page decides by itself after 1.5 seconds without an answer, and takes an admission off the screen after 1.8
    /// (`result.js`): a busy machine may need longer to answer, and a test to look.
    private static final String PATIENT = """
            const patience = () => window.isImpatient ? 1 : 20;
            const timeout = AbortSignal.timeout.bind(AbortSignal);
            AbortSignal.timeout = millis => timeout(patience() * millis);
            const later = window.setTimeout.bind(window);
            window.setTimeout = (then, millis, ...rest) =>
                later(then, millis === 1800 ? patience() * millis : millis, ...rest);
            """;

    private final BrowserContext context;
    private final Page page;

    private ScannerPage(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.addInitScript(PATIENT);
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
        // It has all it needs offline.
        page.locator("#list[data-mood='']").waitFor();
    }

    Page page() {
        return page;
    }

    /// From now on, and until it is loaded again, the page waits for answers and shows admissions only as long as it
    /// does at a door.
    void loseThePatienceOfTests() {
        page.evaluate("window.isImpatient = true");
    }

    /// Enters a code as a person does who pasted it.
    void enter(String code) {
        page.locator("#scan-input").fill(code);
        page.locator("#scan-input").press("Enter");
    }

    /// A hand scanner types a code.
    void scanByHand(String code) {
        HandScanner.type(page, code);
    }

    /// The next result is this one.
    void shows(String word) {
        assertThat(page.locator("#word")).hasText(word);
        assertThat(page.locator("#result")).isVisible();
    }

    void says(String sentence) {
        assertThat(page.locator("#sentence")).hasText(sentence);
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

    /// Asks to take the last entry back, which shows whose it is.
    void askToUndo() {
        page.locator("#undo-button").click();
        page.locator("#undo[open]").waitFor();
    }

    /// Takes the last entry back.
    void undo() {
        askToUndo();
        page.locator("#undo-yes").click();
        has("prompt", "Undone: .*");
        assertThat(page.locator("#undo")).isHidden();
    }

    /// Asks to take the last entry back, and gets this answer instead.
    void cannotUndo(String why) {
        askToUndo();
        page.locator("#undo-yes").click();
        has("undo-problem", why);
    }

    /// Opens the search, which supervisors have, and types.
    void find(String query) {
        page.locator("#search-button").click();
        page.locator("#search-input").fill(query);
    }

    /// Asks the service for what is new, at once.
    void synchronize() {
        page.locator("#more-button").click();
        page.locator("#sync-button").click();
        page.locator("#more-close").click();
    }

    /// Asks for what is new until the device knows that somebody is inside with a ticket: answers of the service may be
    /// a second old.
    void awaitInside(JsonNode ticket) {
        String id = ticket.get("ticketId").asText().substring("TICKET#".length());
        Patience.until("the device knows who is inside", () -> {
            synchronize();
            return Optional.of(page.evaluate(IS_INSIDE, id)).filter(Boolean.TRUE::equals);
        });
    }

    /// What the device keeps of itself on disk, such as its `token`.
    Optional<String> kept(String what) {
        return Optional.ofNullable((String) page.evaluate(KEPT, what));
    }

    /// Its text matches this pattern.
    void has(String id, String pattern) {
        assertThat(page.locator("#" + id)).hasText(Pattern.compile(pattern));
    }

    void hasUploadedAll() {
        assertThat(page.locator("#waiting")).isHidden();
    }

    void goOffline() {
        context.setOffline(true);
        has("connection", "Offline");
    }

    void goOnline() {
        leaveOfflineMode();
        has("connection", "Online");
    }

    /// Gives the network back, whatever the device then hears.
    void leaveOfflineMode() {
        context.setOffline(false);
    }

    /// Has the browser look for a newer version of the page, as it does by itself now and then, until one
    /// waits.
    void awaitNewVersion() {
        Patience.until(
                "a newer version of the page waits",
                () -> Optional.of(page.evaluate(NEWER_WAITS)).filter(Boolean.TRUE::equals));
    }

    /// Reloads the page, which then shows this screen.
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
