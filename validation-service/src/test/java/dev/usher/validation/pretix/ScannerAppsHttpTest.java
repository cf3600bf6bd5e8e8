package dev.usher.validation.pretix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import dev.usher.platform.testing.SliceTest;
import io.micronaut.context.annotation.Property;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SliceTest
@Property(name = "scanner-apps.api", value = "true")
class ScannerAppsHttpTest extends ScannerAppsSlice {
    private static final String RPC = "/api/v1/organizers/usher/checkinrpc/";
    private static final String REDEEM = RPC + "redeem/";
    private static final String LIST_PATH = "/api/v1/organizers/usher/events/{event}/checkinlists/1";
    private static final String REDEEM_POSITION = LIST_PATH + "/positions/{secret}/redeem/";

    @Test
    void aDeviceIsInitializedOnceRenewedAndRevoked() {
        values.put("code", pairingCode("scan"));

        String[] first = authorization("Device " + check("initialize").text("api_token"));
        check("initialize-used");
        check("update", first);
        String[] second = authorization("Device " + check("roll", first).text("api_token"));
        check("info", second);
        assertThat(get("/api/v1/version", first).status()).isEqualTo(401);
        check("revoke", second);

        assertThat(get("/api/v1/version", second).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version",
                "info",
                "eventselection",
                "eventselection-kept",
                "events",
                "subevents",
                "event",
                "categories",
                "items",
                "questions",
                "badgelayouts",
                "badgeitems",
                "checkinlists",
                "revokedsecrets",
                "blockedsecrets",
                "settings",
                "status"
            })
    void aDeviceDownloadsItsEvent(String exchange) {
        check(exchange, device("scan"));
    }

    @Test
    void aTicketAdmitsOnceAndTheSameNonceGetsTheSameAnswer() {
        String[] device = device("scan");

        Answer first = check("redeem", device);
        Answer again = check("redeem", device);
        check("redeem-used", device);

        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void whoWasNotScannedInMayLeave() {
        check("redeem-exit-of-nobody", device("scan"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"redeem-invalid", "redeem-another-event", "redeem-no-list"})
    void whatDoesNotAdmitIsAnsweredInTheProtocolsWords(String exchange) {
        check(exchange, device("scan"));
    }

    @Test
    void anEntryIsTakenBackByItsNonceAndTheTicketAdmitsAgain() {
        String[] device = device("scan");
        check("redeem", device);

        check("annul-nothing", device("scan"));
        check("annul", device);
        check("annul", device);

        check("redeem-forced", device);
    }

    @Test
    void whatHappenedOfflineIsRecorded() {
        String[] device = device("scan");

        check("upload", device);
        check("upload", device);
        check("redeem-forced", device);
        check("upload-no-ticket", device);
        check("failed-checkin", device);

        assertThat(conflicts()).contains("\"reason\":\"already_used\"", "UPLOAD", "FORCED");
    }

    @Test
    void aSupervisorFindsTicketsAndLetsThemIn() {
        String[] supervisor = device("supervisor");

        check("search", supervisor);
        check("search-next-page", supervisor);
        values.put("secret", values.get("typed"));
        check("redeem", supervisor);

        assertThat(get("/api/v1/organizers/usher/checkinrpc/search/?search=lovel", device("scan"))
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/organizers/another/events/",
                "/api/v1/organizers/usher/events/another/",
                "/api/v1/organizers/usher/events/{event}/checkinlists/2/status/"
            })
    void nothingButItsOwnIsOpenToADevice(String path) {
        assertThat(get(path).status()).isEqualTo(401);
        assertThat(get(path, device("scan")).status()).isEqualTo(403);
    }

    @Test
    void aDeviceThatUpdatesHearsTheTokenThatItSent() {
        String[] device = device("scan");

        assertThat("Device " + check("update", device).text("api_token")).isEqualTo(device[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"force\":false}", "{}", "", "{\"force\":\"false\"}", "{\"force\":0}", "{\"force\":null}"})
    void theOlderPathDecidesAsTheNewerOne(String body) {
        String[] device = device("scan");

        Answer first = post(REDEEM_POSITION, body, device);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        Answer second = post(REDEEM_POSITION, body, device);
        Answer bySameRules = check("redeem-used", device);

        assertThat(first.body())
                .contains("\"attendee_name\":\"Ada Lovelace\"", "\"checkin_texts\":[\"VIP\"]", "\"checkins\":[]");
        assertThat(second.status()).isEqualTo(400);
        assertThat(parsed(second.body())).isEqualTo(parsed(bySameRules.body()));
    }

    @Test
    void theOlderPathAnswersTheSameNonceAsTheNewerOne() {
        String[] device = device("scan");

        Answer newer = check("redeem", device);
        Answer older = post(REDEEM_POSITION, "{\"nonce\":\"VKV6NEVRUZIQL6JA24ZK3AXYXB\",\"type\":\"entry\"}", device);

        assertThat(older.status()).isEqualTo(201);
        assertThat(older.body()).isEqualTo(newer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\"", "1", "\"1\"", "\"yes\"", "1.0"})
    void whatIsForcedIsRecordedAsItHappened(String force) {
        String[] device = device("scan");
        check("redeem", device);

        Answer forced = post(REDEEM_POSITION, "{\"force\":%s,\"nonce\":\"FORCED\"}".formatted(force), device);

        assertThat(forced.status()).as(forced.body()).isEqualTo(201);
        assertThat(conflicts()).contains("\"reason\":\"already_used\"", "FORCED");
    }

    @Test
    void anEarlierEntryIsNamedWhenTheTicketAdmitsAgain() {
        String[] device = device("scan");
        assertThat(put(filled("/events/{event}/door"), "{\"entries\":{\"mode\":\"any\",\"most\":5}}", asOrganizer())
                        .status())
                .isEqualTo(200);

        post(REDEEM_POSITION, "{\"nonce\":\"first\"}", device);
        Answer second = post(REDEEM_POSITION, "{\"nonce\":\"second\"}", device);

        assertThat(second.status()).isEqualTo(201);
        assertThat(parsed(second.body()).get("position"))
                .asInstanceOf(map(String.class, Object.class))
                .extractingByKey("checkins")
                .asInstanceOf(LIST)
                .hasSize(1);
    }

    @Test
    void numbersAndTextsAreReadAsTheProtocolsServerReadsThem() {
        Answer answer = post(
                REDEEM,
                "{\"secret\":\"{secret}\",\"lists\":[\"1\"],\"force\":\"0\",\"nonce\":5,\"unheard\":{\"of\":[1]},"
                        + "\"datetime\":\"2026-11-29 12:00\"}",
                device("scan"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void aTextThatIsTooLongForATicketIsNoTicket() {
        String card = "BEGIN:VCARD " + "x".repeat(1000);
        String[] device = device("scan");

        Answer newer = post(REDEEM, "{\"secret\":\"%s\",\"lists\":[1]}".formatted(card), device);
        Answer older = post(REDEEM_POSITION.replace("{secret}", "x".repeat(1001)), "{}", device);
        Answer failed = post(
                LIST_PATH + "/failed_checkins/",
                "{\"raw_barcode\":\"%s\",\"error_reason\":\"invalid\"}".formatted(card),
                device);

        assertThat(List.of(newer, older)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body())
                    .contains("\"detail\":\"Not found.\"", "\"reason\":\"invalid\"", "\"status\":\"error\"");
        });
        assertThat(failed.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event-subevents",
                "events-of-several-dates",
                "events-not-live",
            })
    void whatWeDoNotHaveIsAnEmptyPage(String exchange) {
        check(exchange, device("scan"));
    }

    @Test
    void theOlderPathSearchesAsTheNewerOne() {
        String[] supervisor = device("supervisor");

        check("search-by-position", supervisor);
        assertThat(get(LIST_PATH + "/positions/?search=" + "lovel".repeat(20), supervisor)
                        .status())
                .isEqualTo(200);
        assertThat(get(RPC + "search/?list=1&search=" + "x".repeat(61), supervisor)
                        .body())
                .contains("\"count\":0");
        assertThat(get(LIST_PATH + "/positions/?search=lovel", device("scan")).status())
                .isEqualTo(403);
    }

    @Test
    void onlyADeviceThatIsLockedOutIsToldSo() {
        String[] device = device("scan");
        String[] stranger = authorization("Device " + UUID.randomUUID() + ".x");
        String[] guessed = authorization(device[1].substring(0, device[1].indexOf('.') + 1) + "x");
        check("revoke", device);

        for (String path : List.of(RPC + "search/", "/api/v1/device/info", LIST_PATH + "/status/")) {
            assertRefused(get(path, device), 401, "{\"detail\":\"Device access has been revoked.\"}");
            assertRefused(get(path, stranger), 401, "{\"detail\":\"Invalid token.\"}");
            assertRefused(get(path, guessed), 401, "{\"detail\":\"Invalid token.\"}");
            assertRefused(get(path), 401, "{\"detail\":\"Invalid token.\"}");
        }
        assertRefused(post(REDEEM, "{", device), 401, "{\"detail\":\"Device access has been revoked.\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                REDEEM + "|{\"secret\":\"x\"}|{\"lists\":[\"This field is required.\"]}",
                REDEEM + "|{\"secret\":\"x\",\"lists\":1}|{\"lists\":[\"Expected a list of items.\"]}",
                REDEEM + "|{\"secret\":\"x\",\"lists\":[]}|{\"lists\":[\"This list may not be empty.\"]}",
                REDEEM
                        + "|{\"secret\":\"x\",\"lists\":[1,2]}|{\"lists\":[\"Invalid pk \\\"2\\\" - object does not exist.\"]}",
                REDEEM
                        + "|{\"secret\":\"x\",\"lists\":[true]}|{\"lists\":[\"Invalid pk \\\"true\\\" - object does not exist.\"]}",
                REDEEM + "|{\"lists\":[1]}|{\"secret\":[\"This field is required.\"]}",
                REDEEM + "|{\"lists\":[1],\"secret\":\" \"}|{\"secret\":[\"This field may not be blank.\"]}",
                REDEEM + "|{\"lists\":[1],\"secret\":true}|{\"secret\":[\"Not a valid string.\"]}",
                REDEEM
                        + "|{\"lists\":[1],\"secret\":\"x\",\"force\":\"maybe\"}|{\"force\":[\"Must be a valid boolean.\"]}",
                REDEEM + "|{\"lists\":[1],\"secret\":\"x\",\"force\":2}|{\"force\":[\"Must be a valid boolean.\"]}",
                REDEEM
                        + "|{\"lists\":[1],\"secret\":\"x\",\"type\":\"up\"}|{\"type\":[\"\\\"up\\\" is not a valid choice.\"]}",
                REDEEM
                        + "|{\"lists\":[1],\"secret\":\"x\",\"nonce\":\"a b\"}|{\"nonce\":[\"This field must be 1 to 64 of A-Z a-z 0-9 . _ : -.\"]}",
                REDEEM + "|[]|{\"non_field_errors\":[\"Invalid data. Expected a dictionary.\"]}",
                REDEEM + "|{} {}|{\"non_field_errors\":[\"JSON parse error: something follows the object.\"]}",
                REDEEM_POSITION + "|{\"force\":\"maybe\"}|{\"force\":[\"Must be a valid boolean.\"]}",
                LIST_PATH
                        + "/failed_checkins/|{\"raw_barcode\":\"x\"}|{\"error_reason\":[\"This field is required.\"]}",
                RPC + "annul/|{\"lists\":[1]}|{\"nonce\":[\"This field is required.\"]}",
                "/api/v1/device/initialize|{\"token\":\"x\",\"hardware_brand\":\" \"}|{\"hardware_brand\":[\"This field may not be blank.\"]}",
                "/api/v1/device/initialize|{\"token\":\"x\",\"hardware_brand\":\"a\\u202Eb\"}|{\"hardware_brand\":[\"This field must be one line without control characters.\"]}",
            })
    void whatIsWrongWithAFieldIsSaidAtTheField(String path, String body, String expected) {
        assertRefused(post(path, body, device("scan")), 400, expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "true",
                "\"\"",
                "\"tomorrow\"",
                "\"-0001-01-01T00:00:00Z\"",
                "\"+99999-01-01T00:00:00Z\"",
                "\"2026-02-30T00:00:00Z\""
            })
    void whatIsNoTimeIsNotTakenForOne(String time) {
        Answer answer = post(REDEEM_POSITION, "{\"force\":true,\"datetime\":%s}".formatted(time), device("scan"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"datetime\":[\"Datetime has wrong format.");
    }

    @Test
    void theFrameworksRefusalsAreInTheProtocolsFormToo() {
        String[] device = device("scan");

        Answer cut = post(REDEEM, "{\"secret\":", device);
        assertThat(cut.status()).isEqualTo(400);
        assertThat(cut.body()).startsWith("{\"non_field_errors\":[\"JSON parse error: see line 1, column ");
        assertRefused(get("/api/v1/nowhere/", device), 404, "{\"detail\":\"Not found.\"}");
        assertRefused(get(RPC + "redeem/", device), 405, "{\"detail\":\"Method \\\"GET\\\" not allowed.\"}");
        assertRefused(
                post(REDEEM, "secret=x", with(device, "Content-Type", "text/plain")),
                415,
                "{\"detail\":\"Unsupported media type \\\"text/plain\\\" in request.\"}");
        assertRefused(
                get("/api/v1/device/info", asOrganizer()),
                403,
                "{\"detail\":\"Your account lacks the role that this request needs.\"}");
        assertRefused(
                get("/api/v1/organizers/usher/events/another/", device),
                403,
                "{\"detail\":\"This device belongs to another event, or to another list.\"}");
    }

    private static void assertRefused(Answer answer, int status, String body) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.type()).isEqualTo("application/json");
    }
}
