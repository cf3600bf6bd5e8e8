package dev.usher.systemtests.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.usher.localcloud.launcher.ProjectLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What a page must be for everybody to use it at a door: found out by axe-core, and by measuring.
final class Accessibility {
    private static final String AXE = load();
    private static final String RUN = """
            async () => (await axe.run(document, { runOnly: { type: 'tag', values:
                ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }))
              .violations.map(violation => violation.id + ': ' + violation.nodes.map(node => node.html).join(' '))
            """;

    /// Fingers in gloves need 64 pixels.
    private static final String SMALL = """
            () => Array.from(document.querySelectorAll('button, input, select'))
              .filter(element => element.checkVisibility() && element.getBoundingClientRect().height < 64)
              .map(element => element.outerHTML)
            """;

    private static final String WIDER_THAN_THE_SCREEN =
            "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth";

    private Accessibility() {}

    /// Looks at the page as it is now. A picture of it is left in `build/scanner`, for people to look at.
    ///
    /// @param state named in the failure
    static void check(Page page, String state) {
        String picture =
                "%s-%s-%d.png".formatted(page.locator("html").getAttribute("lang"), state, page.viewportSize().width);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(ProjectLayout.find().root().resolve("build/scanner").resolve(picture)));
        page.evaluate(AXE);
        assertThat((Iterable<?>) page.evaluate(RUN)).as(state).isEmpty();
        assertThat((Iterable<?>) page.evaluate(SMALL)).as(state).isEmpty();
        assertThat(((Number) page.evaluate(WIDER_THAN_THE_SCREEN)).intValue())
                .as(state)
                .isLessThanOrEqualTo(0);
    }

    private static String load() {
        try (InputStream in =
                Accessibility.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe-core").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
