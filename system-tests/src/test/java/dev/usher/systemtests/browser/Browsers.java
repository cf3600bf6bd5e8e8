package dev.usher.systemtests.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The system's Chromium, driven by Playwright, which does not download another one. As a static extension of a test
/// class it runs while the class does, and fails each test in which a script of a page went wrong. What a test opened
/// is closed after it, what was opened before the first one after the last: a page that stays open goes on working.
public final class Browsers implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /// For actions and assertions alike. A CI machine that others use, too, was fifteen times slower than a quiet one.
    private static final int TIMEOUT_MILLIS = 120_000;

    /// Browsers say so whenever a request fails, which is what these tests are about.
    private static final String NO_ANSWER = "Failed to load resource";

    private @Nullable Playwright playwright;
    private @Nullable Browser withoutCamera;
    private final List<BrowserContext> ofThisTest = new ArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        withoutCamera = launch(List.of());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ofThisTest.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var found = List.copyOf(errors);
        ofThisTest.forEach(this::close);
        errors.clear();
        assertThat(found)
                .as("errors of scripts, and what the pages' policy forbade")
                .isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        requireNonNull(playwright).close();
    }

    /// A new phone.
    public BrowserContext phone(URI address) {
        return phone(address, ColorScheme.LIGHT);
    }

    /// The same, whose owner likes it light or dark.
    public BrowserContext phone(URI address, ColorScheme colours) {
        return context(requireNonNull(withoutCamera), address, 390, 844, true, colours);
    }

    /// A desktop with a hand scanner.
    public BrowserContext desktop(URI address) {
        return desktop(address, ColorScheme.LIGHT);
    }

    /// The same, whose owner likes it light or dark.
    public BrowserContext desktop(URI address, ColorScheme colours) {
        return context(requireNonNull(withoutCamera), address, 1280, 800, false, colours);
    }

    /// A phone whose camera sees this film.
    public BrowserContext phoneSeeing(Path film, URI address) {
        Browser browser = launch(List.of(
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + film.toAbsolutePath()));
        return context(browser, address, 390, 844, true, ColorScheme.LIGHT);
    }

    private Browser launch(List<String> arguments) {
        return requireNonNull(playwright)
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(NeedsChromium.Condition.find().orElseThrow())
                        .setHeadless(true)
                        .setArgs(arguments));
    }

    private BrowserContext context(
            Browser browser, URI address, int width, int height, boolean isTouch, ColorScheme colours) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address.toString())
                .setViewportSize(width, height)
                .setHasTouch(isTouch)
                .setColorScheme(colours)
                .setLocale("en-GB"));
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        context.onPage(this::watch);
        ofThisTest.add(context);
        return context;
    }

    /// A browser whose camera sees a film has no other context.
    private void close(BrowserContext context) {
        Browser browser = requireNonNull(context.browser());
        context.close();
        if (!browser.equals(withoutCamera)) {
            browser.close();
        }
    }

    /// Leaves pages although scans wait, and notes what goes wrong in them.
    private void watch(Page page) {
        page.onDialog(Dialog::accept);
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(NO_ANSWER)) {
                errors.add(message.text());
            }
        });
    }
}
