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
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.Inbox;
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
        page.getByLabel("One General ticket more").click();
        reserve(page, "Ben");

        says(page, "2 tickets are held for you");
        assertThat(page.locator(".summary")).containsText("Ben Okri");
        look(page, "order");
        payBy(page, "4242 4242 4242 4242");

        says(page, "Your tickets are ready");
        look(page, "tickets");
        Download pdf = page.waitForDownload(
                () -> page.getByLabel("PDF of ticket 1 of 2", new Page.GetByLabelOptions().setExact(true))
                        .click());
        assertThat(pdf.suggestedFilename()).endsWith(".pdf");
        showsItsCodeWithoutANetwork(page);
        renamesAndOffers(page);
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
        says(page, "1 ticket is held for you");
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
    void aTicketThatIsOfferedIsTakenWithOneButton() {
        String event = UUID.randomUUID().toString();
        Buyer.signIn(HTTP, addresses, "olga")
                .put(
                        "/events/" + event,
                        EventRequests.of("Night of the gifts", Instant.now(), Duration.ofHours(4), 50, 0))
                .expect(201);
        Buyer ada = Buyer.signIn(HTTP, addresses, "ada");
        String registration = ada.register(event, 1).get("registrationId").asText();
        String ticket =
                ada.awaitTickets(registration, 1).getFirst().get("ticketId").asText();
        String address = "storefront-" + UUID.randomUUID() + "@example.org";
        ada.post("/tickets/" + Http.encoded(ticket) + "/transfer", Map.of("name", "Ben Okri", "email", address))
                .expect(200);
        String code = new Inbox(HTTP, addresses, address).awaitClaimCode();

        Page page = BROWSERS.phone(addresses.edge()).newPage();
        page.navigate("/#/claim/" + code);
        assertThat(page.locator("h1")).hasText("Somebody offers you a ticket");
        look(page, "offer");
        page.locator("main button").click();
        page.locator("button", new Page.LocatorOptions().setHasText("Ben")).click();
        page.getByText("Accept the ticket").click();

        assertThat(page.locator("h1")).hasText("The ticket is yours");
        look(page, "taken");
        page.getByLabel("Show code of your ticket for Night of the gifts").click();
        assertThat(page.locator(".code-screen img")).isVisible();
    }

    @Test
    void whatIsOverIsNotOnSale() {
        String event = UUID.randomUUID().toString();
        Instant now = Instant.now();
        Buyer.signIn(HTTP, addresses, "olga")
                .put(
                        "/events/" + event,
                        EventRequests.of(
                                "Night of yesterday", now.minus(Duration.ofDays(1)), Duration.ofHours(4), 50, 0))
                .expect(201);
        Page page = BROWSERS.desktop(addresses.edge()).newPage();
        page.navigate("/#/events/" + event);
        assertThat(page.locator(".card")).hasText("This event is over");

        page.navigate("/#/");
        assertThat(page.locator("h1")).hasText("What’s on");
        assertThat(page.locator(".programme")).not().containsText("Night of yesterday");
    }

    @Test
    void whoeverIsTooLateSeesWhatIsLeft() {
        Page page = open(BROWSERS.phone(addresses.edge()), "Night of the late", 3);
        page.locator("#account button").click();
        page.locator("button", new Page.LocatorOptions().setHasText("Ben")).click();
        page.getByLabel("One General ticket more").click();
        String event = page.url().substring(page.url().lastIndexOf('/') + 1);
        Buyer.signIn(HTTP, addresses, "ada").register(event, 2);

        page.locator("form.card [type=submit]").click();

        assertThat(page.locator(".problem")).hasText("Only 1 leftSomebody was faster. Ask for fewer tickets.");
        assertThat(page.locator("output.count")).hasText("1");
        look(page, "too-late");
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

    private static Page open(BrowserContext context, String name) {
        return open(context, name, 50);
    }

    /// Sets an event up and opens its page.
    private static Page open(BrowserContext context, String name, int capacity) {
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
                                                "id",
                                                "general",
                                                "name",
                                                "General",
                                                "price",
                                                price(),
                                                "capacity",
                                                capacity)),
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

    private static void showsItsCodeWithoutANetwork(Page page) {
        page.context().setOffline(true);
        page.getByLabel("Show code of ticket 1 of 2").click();
        Locator code = page.locator(".code-screen img");
        assertThat(code).isVisible();
        assertThat((Integer) code.evaluate("picture => picture.naturalWidth")).isGreaterThan(100);
        look(page, "code");
        page.getByText("Close").click();
        page.context().setOffline(false);
    }

    private static void renamesAndOffers(Page page) {
        page.getByLabel("Change ticket 2 of 2").click();
        Locator ticket = page.locator("li.ticket").nth(1);
        ticket.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                .fill("Grace Hopper");
        ticket.getByText("Change the name").click();
        assertThat(ticket.locator(".ticket-outcome")).containsText("It is now for Grace Hopper");
        assertThat(ticket.locator(".ticket-text")).containsText("Grace Hopper");

        ticket.getByLabel("Their name").fill("Ada Lovelace");
        ticket.getByLabel("Their e-mail address").fill("storefront-" + UUID.randomUUID() + "@example.org");
        ticket.getByText("Offer the ticket").click();
        assertThat(ticket.locator(".ticket-outcome")).containsText("Ada Lovelace gets a mail with a link");
        look(page, "offered");
        ticket.getByText("Withdraw the offer").click();
        assertThat(ticket.locator(".ticket-outcome")).containsText("The offer is withdrawn");
    }

    /// Nobody is signed in yet: the form leads to the sign-in page, and goes on after it.
    private static void reserve(Page page, String person) {
        if (page.locator("#name").inputValue().isEmpty()) {
            page.locator("#name").fill(person);
        }
        page.locator("#email").fill(person.toLowerCase(Locale.ROOT) + "@example.org");
        page.getByText("Sign in and reserve").click();
        page.locator("button", new Page.LocatorOptions().setHasText(person)).click();
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
