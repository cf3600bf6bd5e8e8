package dev.usher.systemtests.organizer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.usher.localcloud.launcher.Stack;
import dev.usher.systemtests.Door;
import dev.usher.systemtests.OnSharedStack;
import dev.usher.systemtests.Patience;
import dev.usher.systemtests.browser.Browsers;
import dev.usher.systemtests.browser.NeedsChromium;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The form for the rules of a door, in a real browser, against the packaged services.
@NeedsChromium
@OnSharedStack
class DoorRulesIT {
    @RegisterExtension
    private static final Browsers BROWSERS = new Browsers();

    private static House house;

    @BeforeAll
    static void start(Stack stack) {
        house = new House(stack);
    }

    @Test
    void aRuleOfATypeIsSetObeyedAndCleared() {
        Evening evening = new Evening(house, "Lounge");
        String code = evening.code();
        Door north = evening.door("North");
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.desktop(house.address()), evening);
        organizer.mentions("devices", "North");
        Locator general = organizer.addRule("general");

        organizer.addGate(general, "Lounge");
        OrganizerPage.from(general).fill("2026-07-01T18:00");
        organizer.saved();

        assertThat(evening.rules().at("/ticketTypes").toString())
                .isEqualTo("{\"general\":{\"admitsFrom\":\"2026-07-01T16:00:00Z\",\"gates\":[\"Lounge\"]}}");
        assertReason(north, code, "wrong_gate");
        organizer.page().reload();
        assertThat(OrganizerPage.from(general)).hasValue("2026-07-01T18:00");
        assertThat(general.getByLabel("Lounge")).isChecked();
        assertThat(general.getByLabel("North")).not().isChecked();
        general.locator("button", new Locator.LocatorOptions().setHasText("Remove the rule"))
                .click();
        organizer.saved();
        assertThat(evening.rules().at("/ticketTypes").toString()).isEqualTo("{}");
        assertReason(north, code, "ok");
    }

    /// The door obeys within a second.
    private static void assertReason(Door door, String code, String reason) {
        Patience.until(
                "the door says " + reason,
                () -> Optional.of(door.scan(code).get("reason").asText()).filter(reason::equals));
    }

    @Test
    void aTypeThatNobodyHeardOfGetsARuleByItsId() {
        Evening evening = new Evening(house, "Guests");
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.desktop(house.address()), evening);
        organizer.at("#new-type").selectOption("");
        organizer.at("#add-rule").click();
        organizer.mentions("other-type-problem", "Enter the id");

        organizer.at("#other-type").fill("guest list");
        organizer.at("#other-type").press("Enter");
        organizer.rule("guest list").getByLabel("Another gate").fill("Back door");
        organizer.saved();

        assertThat(evening.rules().at("/ticketTypes/guest list/gates").toString())
                .isEqualTo("[\"Back door\"]");
    }

    @Test
    void aTimeThatClocksSkipIsNoTimeAndOneThatTheyShowTwiceIsAskedFor() {
        Evening evening = new Evening(house, "Clocks");
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.desktop(house.address()), evening);
        Locator vip = organizer.addRule("vip");
        Locator from = OrganizerPage.from(vip);

        from.fill("2027-03-28T02:30");
        organizer.save();
        organizer.mentions("rules-problem", "Not saved");
        assertThat(vip).containsText("The next valid time is 03:00.");
        assertThat(from).isFocused();
        from.fill("2026-10-25T02:30");
        vip.getByLabel("Admits from: which of the two").selectOption("1792891800000");
        organizer.saved();

        assertThat(evening.rules().at("/ticketTypes/vip/admitsFrom").asText()).isEqualTo("2026-10-25T01:30:00Z");
        assertThat(from).hasValue("2026-10-25T02:30");
        assertThat(vip.getByLabel("Admits from: which of the two")).hasValue("1792891800000");
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost() {
        Evening evening = new Evening(house, "Wrong");
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.phone(house.address()), evening);
        Locator vip = organizer.addRule("vip");
        OrganizerPage.from(vip).fill("2026-11-22T20:00");
        OrganizerPage.until(vip).fill("2026-11-22T19:00");
        organizer.save();
        assertThat(vip).containsText("It must be after the start.");
        OrganizerPage.until(vip).fill("2026-11-22T21:00");

        // The page lets nobody type this; the service has the last word.
        vip.getByLabel("Another gate").evaluate("input => input.removeAttribute('maxlength')");
        vip.getByLabel("Another gate").fill("x".repeat(61));
        organizer.save();

        assertThat(vip.locator(".gates .problem")).hasText("It must be 1 to 60 characters.");
        organizer.has("rules-problem", "Not saved. Check the fields in red.");
        assertThat(OrganizerPage.until(vip)).hasValue("2026-11-22T21:00");
        assertThat(vip.getByLabel("Another gate")).hasValue("x".repeat(61));
        assertThat(evening.rules().at("/ticketTypes").toString()).isEqualTo("{}");
    }

    @Test
    void whatIsTypedOutlivesAServiceThatIsAwayAndAReload() {
        Evening evening = new Evening(house, "Away");
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.phone(house.address()), evening);
        Locator vip = organizer.addRule("vip");
        organizer.addGate(vip, "Lounge");
        organizer.page().context().setOffline(true);

        organizer.save();

        organizer.has("rules-problem", "Not saved. The service cannot be reached.");
        organizer.page().context().setOffline(false);
        organizer.page().reload();
        organizer.has("rules-problem", "These changes are not saved yet.");
        assertThat(vip.getByLabel("Lounge")).isChecked();
        organizer.saved();
        assertThat(evening.rules().at("/ticketTypes/vip/gates").toString()).isEqualTo("[\"Lounge\"]");
    }

    @Test
    void whatSomebodyElseSavedIsShownToWhoTypedNothing() {
        Evening evening = new Evening(house, "Two of us");
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.desktop(house.address()), evening);

        evening.setRules(Map.of("ticketTypes", Map.of("vip", Map.of("gates", List.of("Lounge")))));
        organizer.aWhileLater();

        organizer.rule("vip").waitFor();
        assertThat(organizer.rule("vip").getByLabel("Lounge")).isChecked();
        assertThat(organizer.at("#rules-theirs")).isHidden();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatSomebodyElseSavedIsNotOverwrittenUnasked(boolean keepsMine) {
        Evening evening = new Evening(house, "Both");
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.desktop(house.address()), evening);
        organizer.at("#rules [name=mode]").selectOption("any");
        evening.setRules(Map.of("ticketTypes", Map.of("vip", Map.of("gates", List.of("Lounge")))));

        organizer.save();

        organizer.has("rules-problem", "Not saved: somebody else has saved other rules.");
        organizer.has("rules-theirs-what", "Somebody else has changed these rules: VIP.");
        assertThat(evening.rules().at("/entries/mode").asText()).isEqualTo("once");
        organizer.at(keepsMine ? "#rules-keep-mine" : "#rules-show-theirs").click();
        assertThat(organizer.rule("vip")).hasCount(keepsMine ? 0 : 1);
        organizer.saved();
        assertThat(evening.rules().at("/entries/mode").asText()).isEqualTo(keepsMine ? "any" : "once");
        assertThat(evening.rules().at("/ticketTypes").has("vip")).isEqualTo(!keepsMine);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 2026-10-25",
        "America/New_York, 2026-03-08, 2026-11-01",
        "America/St_Johns, 2026-03-08, 2026-11-01",
        "Australia/Lord_Howe, 2026-04-05, 2026-10-04",
        "Asia/Kathmandu, 2026-03-29, 2026-10-25",
        "Pacific/Apia, 2011-12-29, 2011-12-31",
        "Africa/Casablanca, 2026-02-15, 2026-03-22",
        "America/Sao_Paulo, 2018-11-04, 2018-02-18"
    })
    void localTimesMeanWhatJavaSaysTheyMean(String zone, String oneDay, String otherDay) {
        var rules = ZoneId.of(zone).getRules();
        var locals = Stream.of(oneDay, otherDay)
                .map(day -> LocalDateTime.parse(day + "T00:00").minusHours(3))
                .flatMap(start -> IntStream.range(0, 4 * 30).mapToObj(n -> start.plusMinutes(15L * n)))
                .toList();
        OrganizerPage organizer = OrganizerPage.open(BROWSERS.desktop(house.address()));

        Object read = organizer
                .page()
                .evaluate(
                        """
                async ({ zone, locals }) => {
                  const { instantsOf, localText } = await import('/organizer/zone.js');
                  return locals.map(local => instantsOf(local, zone)
                    .map(instant => `${new Date(instant).toISOString().slice(0, 16)} ${localText(instant, zone)}`).join(', '));
                }
                """,
                        Map.of(
                                "zone",
                                zone,
                                "locals",
                                locals.stream().map(LocalDateTime::toString).toList()));

        assertThat(read)
                .isEqualTo(locals.stream()
                        .map(local -> rules.getValidOffsets(local).stream()
                                .map(offset ->
                                        local.toInstant(offset).toString().substring(0, 16) + " " + local)
                                .sorted()
                                .collect(Collectors.joining(", ")))
                        .toList());
    }

    @Test
    void aClosedWindowIsWarnedOf() {
        Evening evening = new Evening(house, "Too late");
        OrganizerPage organizer = OrganizerPage.of(BROWSERS.desktop(house.address()), evening);
        Locator vip = organizer.addRule("vip");

        OrganizerPage.from(vip).fill("2040-01-01T20:00");

        assertThat(vip.locator(".warning")).hasText(Pattern.compile("Nobody can enter"));
    }
}
