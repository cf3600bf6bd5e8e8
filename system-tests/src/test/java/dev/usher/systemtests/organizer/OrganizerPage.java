package dev.usher.systemtests.organizer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.systemtests.browser.Axe;
import java.util.regex.Pattern;

/// The organizer's page as somebody uses it who sits in an office, or stands at the door with a phone.
final class OrganizerPage {
    /// How often the page asks for what is not pushed to it.
    private static final long ASKS_EVERY_MILLIS = 5000;

    private final Page page;

    private OrganizerPage(Page page) {
        this.page = page;
    }

    /// Opens the page without having signed in.
    static OrganizerPage open(BrowserContext context) {
        context.clock().install();
        Page page = context.newPage();
        page.navigate("/organizer");
        page.locator("#signed-out").waitFor();
        return new OrganizerPage(page);
    }

    /// Signs in as Olga and chooses an event.
    static OrganizerPage of(BrowserContext context, Evening evening) {
        OrganizerPage organizer = open(context);
        organizer.signIn("Olga");
        organizer.choose(evening);
        return organizer;
    }

    /// Goes to the sign-in page and comes back.
    void signIn(String name) {
        page.locator("#sign-in").click();
        page.locator("button", new Page.LocatorOptions().setHasText(name)).click();
    }

    void choose(Evening evening) {
        page.locator("#event").selectOption(evening.id().toString());
        page.locator("#rules").waitFor();
        has("line", "live");
    }

    Page page() {
        return page;
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    /// Its text is this.
    void has(String id, String text) {
        assertThat(page.locator("#" + id)).hasText(text);
    }

    /// Its text matches this pattern somewhere.
    void mentions(String id, String pattern) {
        assertThat(page.locator("#" + id)).hasText(Pattern.compile(pattern));
    }

    /// The fields of one ticket type's rule.
    Locator rule(String type) {
        return page.locator("fieldset.rule[data-type='" + type + "']");
    }

    /// The page's clock jumps to the time when it asks again for what is not pushed to it.
    void aWhileLater() {
        page.clock().fastForward(ASKS_EVERY_MILLIS);
    }

    /// Adds a rule for a ticket type that is offered.
    Locator addRule(String type) {
        page.locator("#new-type").selectOption(type);
        page.locator("#add-rule").click();
        return rule(type);
    }

    /// Where it is typed from when tickets of a type admit.
    static Locator from(Locator rule) {
        return rule.getByLabel("Admits from", new Locator.GetByLabelOptions().setExact(true));
    }

    /// Where it is typed until when they do.
    static Locator until(Locator rule) {
        return rule.getByLabel("Admits until", new Locator.GetByLabelOptions().setExact(true));
    }

    void addGate(Locator rule, String gate) {
        rule.getByLabel("Another gate").fill(gate);
        rule.getByLabel("Another gate").press("Enter");
    }

    void save() {
        page.locator("#rules button[type=submit]").click();
    }

    void saved() {
        save();
        has("rules-problem", "Saved. Scanners follow the rules within a second.");
    }

    /// Looks at the page as it is now, for those who do not see it well, or have a narrow screen. A picture
    /// of it is left in `build/organizer`, for people to look at.
    ///
    /// @param state named in the failure
    void look(String state) {
        boolean isDark = (boolean) page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches");
        String picture = "%s-%d-%s.png".formatted(state, page.viewportSize().width, isDark ? "dark" : "light");
        page.evaluate("() => scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(ProjectLayout.find().root().resolve("build/organizer").resolve(picture)));
        assertThat(Axe.violations(page)).as(picture).isEmpty();
        assertThat(Axe.excessWidth(page)).as(picture).isLessThanOrEqualTo(0);
    }
}
