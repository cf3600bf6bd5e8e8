package dev.usher.systemtests.operations;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.usher.localcloud.launcher.LocalCloudOptions;
import dev.usher.localcloud.launcher.LocalCloudProcess;
import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.systemtests.browser.Axe;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The console in a browser. Pictures of it are in `build/console`.
@NeedsChromium
class ConsolePageIT {
    private static final String PAID = "ticket-service-payment-succeeded";
    private static final String ISSUED = "validation-service-ticket-issued";
    private static final String CHANGED = "payment-service-ticket-changed";

    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    private static LocalCloudProcess cloud;
    private static DeadQueues queues;

    private final List<Process> consoles = new ArrayList<>();

    @BeforeAll
    static void start() {
        cloud = LocalCloudProcess.start(
                ProjectLayout.find(),
                LocalCloudOptions.inMemory(ProjectLayout.find().logs().resolve("console"))
                        .withParts("sqs", "sns", "dynamodb", "s3"));
        queues = new DeadQueues(cloud);
    }

    @AfterAll
    static void end() {
        queues.close();
        cloud.close();
    }

    @AfterEach
    void endConsoles() throws InterruptedException {
        for (Process console : consoles) {
            console.destroy();
            console.waitFor();
        }
        queues.empty();
    }

    @Test
    void tenThousandLettersOfSixKindsInThreeQueuesAreUnderstoodAndSettled() throws Exception {
        queues.die(PAID, 3_000, "waited for PT12H, at last because of s3 is away", "java.io.UncheckedIOException");
        queues.die(PAID, 1_500, "not an envelope: id is needed", "dev.usher.contracts.message.UnreadableMessage");
        queues.die(ISSUED, 2_500, "failed 8 times, at last with seat %d of 7", "java.lang.IllegalStateException");
        queues.lose(ISSUED, 1_000);
        queues.die(CHANGED, 1_500, "waited for PT12H, at last because of too-new: version 2", null);
        queues.die(CHANGED, 500, "there is no registration REG#0f8fad5b-d9cb-469f-a165-%012d", null);
        // The seats are still wrong: what failed for that reason fails again.
        queues.consume(reason -> reason.contains("seat"));
        Page page = open(desktop(), "--allow-changes");
        assertThat(page.locator("#dead")).hasText("10,000");
        assertThat(page.locator("#affected")).hasText("3");

        choose(page, PAID);
        assertThat(page.locator("#window")).containsText("The first 1,000 of about 4,500 letters");
        page.locator("#most").selectOption("20000");
        assertThat(page.locator("#window")).containsText("All 4,500 letters");
        assertThat(page.locator("#groups li")).hasCount(2);
        look(page, "groups");
        Locator s3 = group(page, "s3 is away");
        assertThat(s3.locator(".many")).containsText("3,000");
        s3.getByText("Show letters").click();
        page.locator("#letters button").first().click();
        assertThat(page.locator("#body")).containsText("\"registrationId\": \"REG#");
        look(page, "letter");
        act(page, s3, "Replay", "Replay 3,000 letters", "S3 is back", "DONE");
        act(
                page,
                group(page, "not an envelope"),
                "Discard",
                "Discard 1,500 letters",
                "test data of a load test",
                "DONE");
        assertThat(page.locator("#groups-empty")).isVisible();

        choose(page, ISSUED);
        // Their numbers differ, and they are one group.
        act(
                page,
                group(page, "seat <n> of <n>"),
                "Replay",
                "Replay 2,500 letters",
                "the seats are right",
                "DIED_AGAIN");
        assertThat(page.locator("#jobs li").first()).containsText("1 of 2,500: stopped: what was sent back died again");
        look(page, "died-again");
        act(page, group(page, "seat <n> of <n>"), "Archive", "Archive 2,500 letters", "waits for a fix", "DONE");
        act(
                page,
                group(page, "SNS could not deliver it"),
                "Replay",
                "Replay 1,000 letters",
                "the policy is right",
                "DONE");

        choose(page, CHANGED);
        act(page, group(page, "too-new"), "Replay", "Replay 1,500 letters", "the release is out", "DONE");
        act(page, group(page, "no registration <id>"), "Discard", "Discard 500 letters", "orders of a test", "DONE");

        assertThat(page.locator("#dead")).hasText("0");
        assertThat(page.locator("#audit li")).hasCount(7);
        look(page, "settled");
        // Each of those that can be handled was, and only once.
        assertThat(queues.handled()).doesNotHaveDuplicates().hasSize(3_000 + 1_000 + 1_500);
    }

    @Test
    void onAPhoneTheyAreUnderstoodToo() throws Exception {
        queues.die(PAID, 3, "waited for PT12H, at last because of s3 is away", "java.io.UncheckedIOException");
        queues.die(PAID, 1, "not an envelope: id is needed", null);
        queues.lose(PAID, 1);
        Page page = open(BROWSERS.phone(anywhere(), ColorScheme.DARK), "--allow-changes");

        choose(page, PAID);
        assertThat(page.locator("#groups li")).hasCount(3);
        group(page, "s3 is away").getByText("Show letters").click();
        page.locator("#letters button").first().click();
        page.locator("#order button").click();
        assertThat(page.locator("#steps")).containsText("dead letter");
        look(page, "phone");
        group(page, "s3 is away").getByText("Replay").click();
        assertThat(page.locator("#act-ids li")).hasCount(3);

        look(page, "phone-preview");
    }

    @Test
    void whoLooksCannotChangeAnythingAndWhoHasNoAddressSeesNothing() throws Exception {
        queues.die(PAID, 2, "not an envelope: id is needed", null);
        BrowserContext context = desktop();
        Page page = open(context);

        choose(page, PAID);
        assertThat(page.locator("#mode")).hasText("only to look at");
        assertThat(page.locator("#groups li")).hasCount(1);
        assertThat(page.getByText("Replay …")).hasCount(0);
        // The token is neither in the address bar nor in the history.
        assertThat(page.url()).doesNotContain("#");

        Page stranger = desktop().newPage();
        stranger.navigate(page.url());
        assertThat(stranger.locator("#closed")).isVisible();
        assertThat(stranger.locator("#console")).isHidden();
    }

    private static BrowserContext desktop() {
        return BROWSERS.desktop(anywhere());
    }

    private static URI anywhere() {
        return URI.create("http://127.0.0.1");
    }

    private Page open(BrowserContext context, String... options) throws IOException {
        var arguments = new ArrayList<>(List.of("console"));
        arguments.addAll(List.of(options));
        Process console = Operator.start(cloud, cloud.address("sqs").getPort(), arguments.toArray(String[]::new));
        consoles.add(console);
        BufferedReader printed = console.inputReader(StandardCharsets.UTF_8);
        assertThat(printed.readLine()).contains("Dead letters of local, as arn:aws:iam::000000000000:user/test");
        Page page = context.newPage();
        page.navigate(printed.readLine());
        assertThat(page.locator("#console")).isVisible();
        return page;
    }

    private static void choose(Page page, String queue) {
        page.locator("[data-queue='" + queue + "']").click();
        assertThat(page.locator("#groups-title")).hasText("Why they failed in " + queue);
    }

    private static Locator group(Page page, String why) {
        return page.locator("#groups li").filter(new Locator.FilterOptions().setHasText(why));
    }

    private static void act(Page page, Locator group, String button, String title, String reason, String ending) {
        int before = page.locator("#audit li").count();
        group.getByText(button).click();
        assertThat(page.locator("#act-title")).hasText(title);
        page.locator("#reason").fill(reason);
        if (page.locator("#rate").isVisible()) {
            page.locator("#rate").fill("1000");
        }
        page.locator("#act-go").click();
        assertThat(page.locator("#act")).isHidden();
        assertThat(page.locator("#audit li")).hasCount(before + 1);
        assertThat(page.locator("#jobs li").first()).hasAttribute("data-ending", ending);
        assertThat(page.locator("#groups[inert]")).hasCount(0);
    }

    private static void look(Page page, String state) {
        boolean isDark = (boolean) page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches");
        String picture = "%s-%d-%s.png".formatted(state, page.viewportSize().width, isDark ? "dark" : "light");
        page.evaluate("() => scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(ProjectLayout.find().root().resolve("build/console").resolve(picture)));
        assertThat(Axe.violations(page)).as(picture).isEmpty();
        assertThat(Axe.excessWidth(page)).as(picture).isLessThanOrEqualTo(0);
    }
}
