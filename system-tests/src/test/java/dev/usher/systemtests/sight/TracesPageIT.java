package dev.usher.systemtests.sight;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Addresses;
import dev.usher.systemtests.Buyer;
import dev.usher.systemtests.EventRequests;
import dev.usher.systemtests.Http;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.browser.Axe;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The page of traces in a browser. Pictures of it are in `build/traces`.
@OnSharedStack
@NeedsChromium
class TracesPageIT {
    private static final Http HTTP = new Http();

    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    private static URI address;
    private static String registrationId;

    @BeforeAll
    static void buy(Stack stack) {
        var addresses = Addresses.of(stack);
        address = stack.localCloud().address("traces");
        String event = UUID.randomUUID().toString();
        Buyer.signIn(HTTP, addresses, "olga")
                .put(
                        "/events/" + event,
                        EventRequests.of("Waterfall", Instant.now().minusSeconds(60), Duration.ofHours(4), 50, 2490))
                .expect(201);
        Buyer ada = Buyer.signIn(HTTP, addresses, "ada");
        JsonNode registration = ada.register(event, 1);
        registrationId = registration.get("registrationId").asText();
        ada.pay(ada.createIntent(registration)).expect(200);
        ada.awaitConfirmed(registrationId);
        ada.awaitTickets(registrationId, 1);
    }

    @Test
    void anOrderIsFoundAndItsTraceLeadsToTheDoorAndBackToTheCheckout() {
        Page page = open(BROWSERS.desktop(address));
        look(page, "list");

        page.locator("#search").fill(registrationId);
        entry(page, "POST /payments/webhook").click();

        assertThat(page.locator("#trace h2")).hasText("POST /payments/webhook");
        assertThat(step(page, "process validation-service-ticket-issued")).isVisible();
        assertThat(page.locator(".legend li")).hasCount(3);
        look(page, "trace");
        step(page, "POST /payments/webhook").click();
        Locator checkout = page.locator("details[open] .links a").first();
        assertThat(checkout).hasText("POST /registrations");
        look(page, "details");
        checkout.click();
        assertThat(page.locator("#trace h2")).hasText("POST /registrations");
        assertThat(page.locator("#trace .links a").first()).isVisible();
        look(page, "checkout");
    }

    @Test
    void onAPhoneItIsReadToo() {
        Page page = open(BROWSERS.phone(address, ColorScheme.DARK));
        page.locator("#search").fill(registrationId);
        look(page, "list");

        entry(page, "POST /payments/webhook").click();

        assertThat(step(page, "process validation-service-ticket-issued")).isVisible();
        look(page, "trace");
        page.locator(".back").click();
        assertThat(page.locator("#search")).isVisible();
    }

    private static Page open(BrowserContext context) {
        Page page = context.newPage();
        page.navigate("/");
        assertThat(page.locator(".entry-trace").first()).isVisible();
        return page;
    }

    private static Locator entry(Page page, String name) {
        return page.locator(".entry-trace")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static Locator step(Page page, String name) {
        return page.locator(".waterfall summary")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static void look(Page page, String state) {
        boolean isDark = (boolean) page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches");
        String picture = "%s-%d-%s.png".formatted(state, page.viewportSize().width, isDark ? "dark" : "light");
        page.evaluate("() => scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(ProjectLayout.find().root().resolve("build/traces").resolve(picture)));
        assertThat(Axe.violations(page)).as(picture).isEmpty();
        assertThat(Axe.excessWidth(page)).as(picture).isLessThanOrEqualTo(0);
    }
}
