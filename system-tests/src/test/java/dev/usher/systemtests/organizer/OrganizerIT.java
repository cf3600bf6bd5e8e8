package dev.usher.systemtests.organizer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.PaperTicket;
import dev.usher.systemtests.Patience;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The organizer's page in a real browser, against the packaged services.
@NeedsChromium
@OnSharedStack
class OrganizerIT {
    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    private static final long HEARTBEAT_MILLIS = 15_000;

    private static House house;

    @BeforeAll
    static void start(Stack stack) {
        house = new House(stack);
    }

    @Test
    void theNumbersMoveWhenADeviceScansWithoutAReload() {
        Evening other = new Evening(house, "Another evening");
        Evening evening = new Evening(house, "Jazz");
        String code = evening.code();
        Door north = evening.door("North");
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.desktop(house.address()), evening);
        organizer.has("inside", "0");
        organizer.page().evaluate("() => { window.isStillTheSame = true; }");

        north.scan(code);
        organizer.has("inside", "1");
        north.scan(code);
        organizer.has("refused", "1");

        organizer.mentions("gates", "North\\s*1\\s*0\\s*1");
        organizer.mentions("reasons", "already used\\s*1");
        organizer.mentions("latest", "Ada Lovelace\\s*North");
        assertThat(organizer.at("#chart canvas")).isVisible();
        Assertions.assertThat(organizer.page().evaluate("() => window.isStillTheSame"))
                .isEqualTo(true);
        organizer.choose(other);
        organizer.has("inside", "0");
        organizer.page().reload();
        assertThat(organizer.at("#event")).hasValue(other.id().toString());
    }

    @Test
    void aScannerIsPairedByTheCodeOnTheScreenAndLockedOutAgain() throws IOException {
        Evening evening = new Evening(house, "Paired");
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.desktop(house.address()), evening);
        organizer.at("#pair [name=gate]").fill("North");
        organizer.at("#pair [name=label]").fill("spare phone");
        organizer.at("#pair [type=submit]").click();
        String picture = organizer.at("#offer-picture[src]").getAttribute("src");
        byte[] png = Base64.getDecoder().decode(picture.substring(picture.indexOf(',') + 1));
        String address = PaperTicket.readCode(ImageIO.read(new ByteArrayInputStream(png)));
        Assertions.assertThat(address)
                .isEqualTo(house.address() + "/scanner#pair="
                        + organizer.at("#offer-code").textContent());

        BrowserContext context = BROWSERS.phone(house.address());
        context.clock().install();
        Page phone = context.newPage();
        phone.navigate(address);
        phone.locator("#device-name").fill("Phone of Eve");
        phone.locator("#pairing-form button[type=submit]").click();
        phone.locator("#door").waitFor();
        organizer.aWhileLater();
        organizer.mentions("devices", "Phone of Eve\\s*spare phone\\s*North");
        organizer.has("offer-paired", "Paired: Phone of Eve.");
        assertThat(organizer.at("#offer-code")).isHidden();

        organizer.at("#devices button").click();

        organizer.mentions("devices", "Phone of Eve.*revoked");
        assertThat(organizer.at("#devices button")).hasCount(0);
        awaitLockedOut(phone);
        Assertions.assertThat(evening.devices().at("/0/revokedAt").asText()).isNotEmpty();
    }

    /// The phone's clock jumps from one heartbeat to the next: what an instance of the service knows of a
    /// device may be a second old.
    private static void awaitLockedOut(Page phone) {
        Patience.until("the phone is locked out", () -> {
            phone.clock().fastForward(HEARTBEAT_MILLIS);
            return Optional.of(phone.locator("#pairing-form")).filter(Locator::isVisible);
        });
    }

    @Test
    void aTicketThatWasLetInTwiceIsAConflict() {
        Evening evening = new Evening(house, "Twice");
        String code = evening.code();
        evening.door("South").scan(code);
        JsonNode verdict = evening.door("North").letIn(code, Instant.now().minus(Duration.ofMinutes(5)));

        OrganizerPage organizer = OrganizerPage.of(BROWSERS.desktop(house.address()), evening);

        Assertions.assertThat(verdict.get("verdict").asText()).isEqualTo("conflict");
        organizer.has("conflict-count", "1");
        organizer.mentions("conflict-list", "Ada Lovelace\\s*already used.*North · counts.*South");
    }

    @Test
    void aTicketIsFoundByItsHoldersName() {
        Evening evening = new Evening(house, "Found");
        List<JsonNode> tickets = evening.tickets(2);
        evening.door("South").scan(tickets.getFirst().get("qrCode").asText());
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.phone(house.address()), evening);

        organizer.at("#search input").fill("lovelace ada");

        assertThat(organizer.at("#found li")).hasCount(2);
        organizer.mentions("found", "inside, came .* at South");
        organizer.mentions("found", "not used");
        organizer.at("#found li:has-text('inside') summary").click();
        organizer.mentions("found", "registered .*0\\.00");
        organizer.mentions("found", "ticket 2 made valid");
        organizer.mentions("found", "mail sent");
        organizer.mentions("found", "entered South");
        organizer.look("history");
        organizer.at("#search input").fill("Byron");
        organizer.has("found", "No tickets found.");
    }

    @Test
    void aTicketWhoseMailsComeBackSaysSo() {
        Evening evening = new Evening(house, "Undelivered");
        String address = "ada-" + UUID.randomUUID() + "@example.org";
        evening.ticketFor(address);
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.phone(house.address()), evening);
        organizer.at("#search input").fill("lovelace");
        organizer.mentions("found", "not usedWhat happened$");

        house.suppress(address);
        organizer.at("#search input").fill("lovelace ada");

        organizer.mentions("found", "gets no mails: the address does not exist");
        organizer.look("undelivered");
    }

    @Test
    void theExportHasThePassage() throws IOException {
        Evening evening = new Evening(house, "Exported");
        JsonNode ticket = evening.tickets(1).getFirst();
        evening.door("South").scan(ticket.get("qrCode").asText());
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.desktop(house.address()), evening);

        Download download =
                organizer.page().waitForDownload(() -> organizer.at("#export").click());

        Assertions.assertThat(download.suggestedFilename())
                .startsWith("admissions-Exported-")
                .endsWith(".csv");
        Assertions.assertThat(Files.readString(download.path()))
                .contains(",entry,South,")
                .contains(ticket.get("ticketId").asText() + ",Ada Lovelace,General,");
    }

    @Test
    void sumsThatAreOffAreCountedAnew() {
        Evening evening = new Evening(house, "Counted");
        evening.door("North").scan(evening.code());
        house.spoil(evening, "North", 3);
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.desktop(house.address()), evening);
        organizer.has("inside", "4");

        organizer.at("details:has(#recount) > summary").click();
        organizer.at("#recount").click();

        organizer.mentions("recounted", "Corrected: −3 entries. 1 minute was skipped");
        organizer.mentions("corrections", "North\\s*−3 entries");
        organizer.has("inside", "1");
        Assertions.assertThat(evening.inside()).isEqualTo(1);
        organizer.at("#recount").click();
        organizer.mentions("recounted", "All sums were correct. 1 minute was skipped");
    }

    @Test
    void whoIsNoOrganizerIsToldSo() {
        var evening = new Evening(house, "Private");
        OrganizerPage stranger = OrganizerPage.open(BROWSERS.phone(house.address()));

        stranger.signIn("Sam");

        stranger.mentions("sign-in-problem", "not an organizer");
        assertThat(stranger.at("#board")).isHidden();
        stranger.look("refused");
        stranger.signIn("Olga");
        stranger.choose(evening);
        assertThat(stranger.at("#board")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT,390", "DARK,390", "LIGHT,1280", "DARK,1280"})
    void everybodyCanUseItInEveryState(ColorScheme colours, int width) {
        Evening evening = new Evening(house, "A night of very many words and no full stop " + colours + " " + width);
        List<JsonNode> tickets = evening.tickets(3);
        var context =
                width == 390 ? BROWSERS.phone(house.address(), colours) : BROWSERS.desktop(house.address(), colours);
        OrganizerPage organizer = OrganizerPage.open(context);
        organizer.look("signed-out");
        organizer.signIn("Olga");
        organizer.choose(evening);
        organizer.look("nothing-yet");
        happen(evening, tickets);
        organizer.aWhileLater();
        organizer.has("conflict-count", "1");
        organizer.has("refused", "1");
        organizer.mentions("devices", "Scanner of North");
        organizer.look("busy");
        organizer.at("#pair [name=gate]").fill("North");
        organizer.at("#pair [type=submit]").click();
        organizer.at("#offer").waitFor();
        organizer.at("#search input").fill("lovelace");
        organizer.mentions("found", "Ada");
        organizer.at("details:has(#recount) > summary").click();
        organizer.at("#recount").click();
        organizer.mentions("recounted", "Corrected");
        organizer.look("at-work");
        organizer.at("#offer-close").click();
        rules(evening, organizer);
    }

    private static void happen(Evening evening, List<JsonNode> tickets) {
        Door north = evening.door("North");
        tickets.forEach(ticket -> north.scan(ticket.get("qrCode").asText()));
        String first = tickets.getFirst().get("qrCode").asText();
        north.scan(first);
        evening.door("South").letIn(first, Instant.now().minus(Duration.ofMinutes(7)));
        house.spoil(evening, "North", -1);
    }

    private static void rules(Evening evening, OrganizerPage organizer) {
        var vip = organizer.addRule("vip");
        organizer.addGate(vip, "Lounge");
        OrganizerPage.from(vip).fill("2027-03-28T02:30");
        organizer.at("#rules [name=mode]").selectOption("after_exit");
        organizer.at("#rules [name=most]").fill("0");
        organizer.at("#new-type").selectOption("");
        organizer.at("#add-rule").click();
        organizer.save();
        organizer.mentions("rules-problem", "Not saved");
        organizer.look("rules-wrong");
        organizer.at("#rules [name=most]").fill("3");
        OrganizerPage.from(vip).fill("2026-10-25T02:30");
        evening.setRules(Map.of("entries", Map.of("mode", "any")));
        organizer.save();
        organizer.mentions("rules-theirs-what", "how often a ticket admits");
        organizer.look("rules-theirs");
        organizer.at("#rules-keep-mine").click();
        organizer.saved();
        organizer.look("rules-saved");
    }
}
