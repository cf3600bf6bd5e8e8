package dev.usher.systemtests.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.systemtests.browser.Axe;

/// What a page must be for everybody to use it at a door: found out by axe-core, and by measuring.
final class Accessibility {
    /// Fingers in gloves need 64 pixels.
    private static final String SMALL = """
            () => Array.from(document.querySelectorAll('button, input, select'))
              .filter(element => element.checkVisibility() && element.getBoundingClientRect().height < 64)
              .map(element => element.outerHTML)
            """;

    private Accessibility() {}

    /// Looks at the page as it is now. A picture of it is left in `build/scanner`, for people to look at.
    ///
    /// @param state named in the failure
    static void check(Page page, String state) {
        String picture = "%s-%s-%d-%s.png"
                .formatted(
                        page.locator("html").getAttribute("lang"),
                        state,
                        page.viewportSize().width,
                        page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(ProjectLayout.find().root().resolve("build/scanner").resolve(picture)));
        assertThat(Axe.violations(page)).as(state).isEmpty();
        assertThat((Iterable<?>) page.evaluate(SMALL)).as(state).isEmpty();
        assertThat(Axe.excessWidth(page)).as(state).isLessThanOrEqualTo(0);
    }
}
