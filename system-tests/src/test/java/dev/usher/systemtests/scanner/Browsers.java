package dev.usher.systemtests.scanner;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The system's Chromium, driven by Playwright, which downloads none of its own.
final class Browsers implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Path executable = NeedsChromium.Condition.find().orElseThrow();
    private final Browser withoutCamera = launch(List.of());
    private final List<Browser> withCamera = new ArrayList<>();

    /// A phone of its own.
    BrowserContext phone(URI address) {
        return context(withoutCamera, address, 390, 844, true);
    }

    /// A desktop with a hand scanner.
    BrowserContext desktop(URI address) {
        return context(withoutCamera, address, 1280, 800, false);
    }

    /// A phone whose camera sees this film.
    BrowserContext phoneSeeing(Path film, URI address) {
        Browser browser = launch(List.of(
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream",
                "--use-file-for-fake-video-capture=" + film.toAbsolutePath()));
        withCamera.add(browser);
        return context(browser, address, 390, 844, true);
    }

    @Override
    public void close() {
        playwright.close();
    }

    private Browser launch(List<String> arguments) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(arguments));
    }

    private static BrowserContext context(Browser browser, URI address, int width, int height, boolean isTouch) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address.toString())
                .setViewportSize(width, height)
                .setHasTouch(isTouch)
                .setLocale("en-GB"));
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        context.onPage(Browsers::watch);
        return context;
    }

    /// Leaves pages although scans wait, and shows what goes wrong in them.
    private static void watch(Page page) {
        page.onDialog(dialog -> dialog.accept());
        page.onPageError(error -> System.out.println("PAGE ERROR " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                System.out.println("PAGE CONSOLE " + message.text());
            }
        });
    }
}
