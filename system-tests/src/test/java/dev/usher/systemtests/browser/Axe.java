package dev.usher.systemtests.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// What is wrong with a page for people who cannot see it well, as far as a machine can find out.
public final class Axe {
    private static final String AXE = load();
    private static final String IS_LOADED = "() => typeof axe === 'object'";
    private static final String RUN = """
            async () => (await axe.run(document, { runOnly: { type: 'tag', values:
                ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } }))
              .violations.map(violation => violation.id + ': ' + violation.nodes.map(node => node.html).join(' '))
            """;
    private static final String WIDER_THAN_THE_SCREEN =
            "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth";

    private Axe() {}

    /// The rules that the page breaks as it is now, each with the elements that do.
    public static List<String> violations(Page page) {
        if (!(boolean) page.evaluate(IS_LOADED)) {
            page.evaluate(AXE);
        }
        return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
    }

    /// How many pixels the page is wider than its window: 0, if nobody has to scroll sideways.
    public static int excessWidth(Page page) {
        return ((Number) page.evaluate(WIDER_THAN_THE_SCREEN)).intValue();
    }

    private static String load() {
        try (InputStream in = Axe.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe-core").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
