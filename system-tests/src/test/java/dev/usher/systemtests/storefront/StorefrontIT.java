package dev.usher.systemtests.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.browser.Axe;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a buyer does in a real browser, against the packaged services.
@NeedsChromium
@OnSharedStack
class StorefrontIT {
    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    private static final Http HTTP = new Http();

    private static Addresses addresses;

    @BeforeAll
    static void start(Addresses running) {
        addresses = running;
    }

    @Test
    void aBuyerWithAPhoneGetsTicketsAndAMail() {
        Page page = open(BROWSERS.phone(addresses.edge()), "Night of the phones");
        look(page, "event");
        page.locator("#name").fill("Ben Okri");
        page.getByLabel("One General seat more").click();
        reserve(page, "Ben");
        assertThat(page.locator("#name")).hasValue("Ben Okri");
        assertThat(page.locator("output.count")).hasText("2");

        page.locator("form.card [type=submit]").click();
        says(page, "2 seats are held for you");
        look(page, "order");
        payBy(page, "4242 4242 4242 4242");

        says(page, "Your tickets are ready");
        look(page, "tickets");
        Download pdf = page.waitForDownload(
                () -> page.getByLabel("Download ticket 1 of 2 as PDF").click());
        assertThat(pdf.suggestedFilename()).endsWith(".pdf");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My orders"))
                .click();
        assertThat(page.locator(".programme .badge").first()).hasText("Confirmed");
        look(page, "orders");
        page.getByText("Sign out").click();
        assertThat(page.locator("#account")).hasText("Sign in");

        page.navigate(addresses.mailbox().toString());
        page.locator(".mail").first().click();
        assertThat(page.locator("#reader h2")).containsText("Night of the phones");
        look(page, "mailbox");
    }

    @Test
    void aBuyerWhoseCardIsDeclinedAnswersTheBankForAnother() {
        Page page = open(BROWSERS.desktop(addresses.edge()), "Night of the cards");
        reserve(page, "Ada");
        look(page, "event");
        page.locator("form.card [type=submit]").click();
        says(page, "1 seat is held for you");
        look(page, "order");
        page.getByText("Pay €25.00").click();
        chooseCard(page, "4000 0000 0000 9995");
        assertThat(page.locator("#message strong")).hasText("Your card has insufficient funds.");
        look(page, "declined");

        chooseCard(page, "4000 0027 6000 3184");
        page.locator("#complete").click();

        says(page, "Your tickets are ready");
        look(page, "tickets");
    }

    @Test
    void aSignInProviderThatIsDownIsSaidInWords() {
        BrowserContext context = BROWSERS.desktop(addresses.edge());
        var isAsked = new AtomicBoolean();
        context.route("**/.well-known/openid-configuration", route -> {
            isAsked.set(true);
            route.abort();
        });
        // The list of events arrives after the failure, and must not replace the message about it.
        var late = new CompletableFuture<Route>();
        context.route("**/events", late::complete);
        Page page = context.newPage();
        page.navigate("/");
        page.locator("#account button").click();
        page.waitForCondition(() -> isAsked.get() && late.isDone());

        late.join().resume();

        assertThat(page.locator("h1")).hasText("What’s on");
        assertThat(page.locator(".problem"))
                .hasText("Signing in is not possibleThe sign-in provider is not responding.");
    }

    @Test
    void aSignInProviderThatGoesDownDuringASignInIsSaidInWords() {
        BrowserContext context = BROWSERS.desktop(addresses.edge());
        context.route("**/token", Route::abort);
        Page page = context.newPage();
        page.navigate("/");
        page.locator("#account button").click();
        page.locator("button", new Page.LocatorOptions().setHasText("Ada")).click();

        assertThat(page.locator(".problem")).containsText("The sign-in provider is not responding.");
    }

    /// Sets an event up and opens its page.
    private static Page open(BrowserContext context, String name) {
        UUID id = UUID.randomUUID();
        Instant from = Instant.now().plus(Duration.ofDays(30));
        Buyer.signIn(HTTP, addresses, "olga")
                .put(
                        "/events/" + id,
                        Map.of(
                                "name", name,
                                "venue", Map.of("name", "Hall", "address", "Street 1, Berlin"),
                                "startsAt", from.toString(),
                                "endsAt", from.plus(Duration.ofHours(4)).toString(),
                                "timeZone", "Europe/Berlin",
                                "ticketTypes",
                                        List.of(Map.of(
                                                "id", "general", "name", "General", "price", price(), "capacity", 50)),
                                "branding", Map.of("organizerName", "Usher")))
                .expect(201);
        Page page = context.newPage();
        page.navigate("/");
        look(page, "events");
        page.locator(".programme a")
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
        assertThat(page.locator("h1")).hasText(name);
        return page;
    }

    private static Map<String, Object> price() {
        return Map.of("amount", 2500, "currency", "eur");
    }

    /// Nobody is signed in yet: the form leads to the sign-in page, and back to what was typed.
    private static void reserve(Page page, String person) {
        if (page.locator("#name").inputValue().isEmpty()) {
            page.locator("#name").fill(person);
        }
        page.locator("#email").fill(person.toLowerCase(Locale.ROOT) + "@example.org");
        page.getByText("Sign in and reserve").click();
        page.locator("button", new Page.LocatorOptions().setHasText(person)).click();
        assertThat(page.locator("form.card [type=submit]")).hasText("Reserve seats");
    }

    private static void payBy(Page page, String number) {
        page.getByText("Pay €").click();
        chooseCard(page, number);
    }

    private static void chooseCard(Page page, String number) {
        page.locator("#test-cards button", new Page.LocatorOptions().setHasText(number))
                .click();
        look(page, "pay");
        page.locator("#pay").click();
    }

    /// The state of the order is this.
    private static void says(Page page, String title) {
        assertThat(page.locator(".status h2")).hasText(title);
    }

    /// Looks at the page as it is now, for those who do not see it well, or have a narrow screen. A picture
    /// of it is left in `build/storefront`, for people to look at.
    private static void look(Page page, String state) {
        page.locator(".loading").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        String picture = "%s-%d.png".formatted(state, page.viewportSize().width);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(ProjectLayout.find().root().resolve("build/storefront").resolve(picture)));
        assertThat(Axe.excessWidth(page)).as(picture).isLessThanOrEqualTo(0);
        assertThat(Axe.violations(page)).as(picture).isEmpty();
    }
}
