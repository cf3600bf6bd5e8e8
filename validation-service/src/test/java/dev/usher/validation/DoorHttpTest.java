package dev.usher.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.usher.contracts.code.TicketCode;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import dev.usher.platform.testing.TestTokens;
import dev.usher.validation.admission.Tickets;
import dev.usher.validation.admission.Way;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.EventWindow;
import dev.usher.validation.event.InMemoryDoorEventStore;
import dev.usher.validation.event.SampleEvents;
import dev.usher.validation.tally.DoorCounter;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SliceTest
class DoorHttpTest extends HttpSlice {
    private static final EventId KNOWN_EVENT = new EventId(UUID.randomUUID());

    private final EventId eventId = new EventId(UUID.randomUUID());

    @Inject
    DoorEvents events;

    @Inject
    InMemoryDoorEventStore store;

    @Inject
    DoorCounter counter;

    @Test
    void aPairedDeviceAdmitsOnceAndRepeatsItsAnswer() {
        String[] device = pairedDevice("scan");
        String qrCode = qrCode(eventId);

        Answer first = validate(device, "{\"qrCode\":\"%s\",\"scanId\":\"a\"}".formatted(qrCode));
        Answer again = validate(device, "{\"qrCode\":\"%s\",\"scanId\":\"a\"}".formatted(qrCode));
        Answer second = validate(device, "{\"qrCode\":\"%s\",\"scanId\":\"b\"}".formatted(qrCode));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).startsWith("{\"valid\":true,\"reason\":\"ok\",\"message\":\"Welcome.\",\"ticket\":{");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body())
                .startsWith("{\"valid\":false,\"reason\":\"already_used\"")
                .contains("\"firstUse\":{\"at\":\"" + first.text("validatedAt") + "\",\"gate\":\"North\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};invalid-field;qrCode must not be blank",
                "{\"qrCode\":\" \"};invalid-field;qrCode must not be blank",
                "{\"qrCode\":\"X\",\"scanId\":\"with space\"};invalid-field;scanId must be 1 to 64",
                "{\"qrCode\":\"X\",\"gate\":\"\"};invalid-field;gate must be 1 to 60",
                "{\"qrCode\":\"X\",\"scannedAt\":\"yesterday\"};malformed-request;",
                "{\"qrCode\":\"X\",\"direction\":\"up\"};invalid-field;direction must be entry or exit",
                "garbage;malformed-request;The body is not JSON"
            })
    void whatIsNoScanIsRefusedWithTheFieldsName(String body, String slug, String detail) {
        Answer answer = validate(pairedDevice("scan"), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("https://usher.dev/problems/" + slug);
        assertThat(answer.text("detail")).contains(detail == null ? "" : detail);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"yesterday\"',malformed",
        "'\"\"',malformed",
        "null,malformed",
        "'\"-0001-01-01T00:00:00Z\"',conflict",
        "'\"+1000000000-12-31T23:59:59Z\"',conflict",
        "'\"0000-01-01T00:00:00Z\"',conflict"
    })
    void aTimeThatADeviceNamesHoldsUpNoOtherScanOfItsBatch(String time, String verdict) {
        String[] device = pairedDevice("scan");
        String good = "{\"qrCode\":\"%s\",\"scanId\":\"good\",\"scannedAt\":\"%s\"}"
                .formatted(qrCode(eventId), Instant.now().minusSeconds(60));
        String odd =
                good.replace("\"good\"", "\"odd\"").replaceAll("\"scannedAt\":\"[^\"]*\"", "\"scannedAt\":" + time);

        Answer answer =
                post("/scans", "{\"sentAt\":\"%s\",\"scans\":[%s,%s]}".formatted(Instant.now(), good, odd), device);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("{\"scanId\":\"good\",\"verdict\":\"accepted\",\"reason\":\"ok\"}")
                .contains("{\"scanId\":\"odd\",\"verdict\":\"" + verdict + "\"");
    }

    @Test
    void aBatchOfOfflineScansGetsAVerdictForEach() {
        String[] device = pairedDevice("scan");
        String good = "{\"qrCode\":\"%s\",\"scanId\":\"a\",\"scannedAt\":\"%s\"}"
                .formatted(qrCode(eventId), Instant.now().minusSeconds(60));
        String batch = "{\"sentAt\":\"%s\",\"scans\":[%s,{\"qrCode\":\"x\",\"scanId\":\"b c\"},%s]}"
                .formatted(Instant.now(), good, good.replace("\"a\"", "\"d\""));

        Answer answer = post("/scans", batch, device);
        Answer again = post("/scans", batch, device);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("{\"scanId\":\"a\",\"verdict\":\"accepted\",\"reason\":\"ok\"}")
                .contains("{\"scanId\":\"b c\",\"verdict\":\"malformed\",\"detail\":\"scanId must be")
                .contains("{\"scanId\":\"d\",\"verdict\":\"conflict\",\"reason\":\"already_used\"}");
        assertThat(again.body().replaceAll("[0-9-]+,", ""))
                .isEqualTo(answer.body().replaceAll("[0-9-]+,", ""));
        assertThat(get("/events/" + eventId.uuid() + "/conflicts", asOrganizer())
                        .body())
                .contains("\"reason\":\"already_used\"")
                .contains("|a\"");
        assertThat(get("/events/" + eventId.uuid() + "/conflicts", device).status())
                .isEqualTo(403);
        assertThat(post("/scans", batch).status()).isEqualTo(401);
        assertThat(post("/scans", "{\"sentAt\":\"x\"}", device).status()).isEqualTo(400);
    }

    @Test
    void aDeviceWhoseClockIsADayOffUploadsWhatHappenedNow() {
        EventId today = new EventId(UUID.randomUUID());
        Instant now = Instant.now();
        events.learn(SampleEvents.facts(
                today,
                1,
                "Open Doors",
                new EventWindow(now.minusSeconds(3600), now.plusSeconds(3600), ZoneId.of("Europe/Berlin"))));
        String[] device = device(pair(pairingCode(today, "scan")));
        Instant tomorrow = now.plus(Duration.ofDays(1));

        Answer answer = post(
                "/scans",
                "{\"sentAt\":\"%s\",\"scans\":[{\"qrCode\":\"%s\",\"scanId\":\"a\",\"scannedAt\":\"%s\"}]}"
                        .formatted(tomorrow, qrCode(today), tomorrow.minusSeconds(60)),
                device);

        assertThat(answer.body())
                .containsPattern("\"clockBehindMillis\":-86[34]\\d{5}")
                .contains("\"verdict\":\"accepted\"");
    }

    @Test
    void anOrganizerSetsTheRulesOfTheDoor() {
        String path = "/events/" + KNOWN_EVENT.uuid() + "/door";
        String rules = "{\"entries\":{\"mode\":\"after_exit\",\"most\":3},\"ticketTypes\":"
                + "{\"vip\":{\"gates\":[\"Lounge\"]}}}";
        events.learn(SampleEvents.facts(KNOWN_EVENT, 1, "Open Doors"));

        assertThat(put(path, rules).status()).isEqualTo(401);
        assertThat(put(path, rules, asOrganizer()).body())
                .contains("\"entries\":{\"mode\":\"after_exit\",\"most\":3}")
                .contains("\"vip\":{\"gates\":[\"Lounge\"]}");
        assertThat(get(path, asOrganizer()).body()).contains("after_exit");
        assertThat(get("/events/" + UUID.randomUUID() + "/door", asOrganizer()).status())
                .isEqualTo(404);
        assertThat(put(path, "{\"entries\":{\"mode\":\"once\",\"most\":3}}", asOrganizer())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void garbageIsAnsweredClearlyAndAdmitsNobody() {
        String[] device = pairedDevice("supervisor");

        for (String garbage : new String[] {
            "https://example.org/ticket?id=1",
            "\\\\000026",
            "WIFI:S:net;;",
            "\\u0000\\u001d",
            "A".repeat(1000),
            "TICKET#x|EVENT#y|USER#z"
        }) {
            assertThat(validate(device, "{\"qrCode\":\"%s\"}".formatted(garbage))
                            .body())
                    .contains("\"valid\":false,\"reason\":\"unknown\"");
        }
        assertThat(validate(device, "{\"qrCode\":\"%s\"}".formatted("A".repeat(1001)))
                        .status())
                .isEqualTo(400);
        assertThat(validate(device, "{\"qrCode\":\"%s\"}".formatted("A".repeat(1_100_000)))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aWalletsPrefixDoesNotKeepAGoodTicketOut() {
        String[] device = pairedDevice("scan");

        assertThat(validate(device, "{\"qrCode\":\"\\\\000026%s\\r\"}".formatted(qrCode(eventId)))
                        .body())
                .contains("\"valid\":true");
    }

    @Test
    void aDeviceGetsWhatItNeedsOffline() {
        String[] device = pairedDevice("scan");

        Answer snapshot = get("/scanner/snapshot", device);

        assertThat(snapshot.status()).isEqualTo(200);
        assertThat(snapshot.body())
                .contains("\"full\":true", "\"more\":false", "\"keys\":{\"3\":\"")
                .contains("\"admitted\":\"\"", "\"dead\":[]");
        assertThat(get("/scanner/snapshot?since=" + snapshot.text("cursor"), device)
                        .body())
                .contains("\"full\":false");
        assertThat(get("/scanner/snapshot?event=" + KNOWN_EVENT.uuid(), device).status())
                .isEqualTo(400);
        assertThat(get("/scanner/snapshot").status()).isEqualTo(401);
        assertThat(get("/scanner/snapshot", asOrganizer()).status()).isEqualTo(403);
    }

    @Test
    void aDeviceSaysHowItIsAndTheOrganizerSeesIt() {
        String[] device = pairedDevice("scan");
        String hourAhead = "{\"sentAt\":\"%s\",\"batteryPercent\":41,\"waitingScans\":3}"
                .formatted(Instant.now().plusSeconds(3600));

        Answer heartbeat = post("/devices/me/heartbeat", hourAhead, device);

        assertThat(heartbeat.status()).isEqualTo(200);
        assertThat(heartbeat.body())
                .containsPattern("\"clockBehindMillis\":-3[56]\\d{5}")
                .contains("\"gate\":\"North\"");
        assertThat(get("/events/" + eventId.uuid() + "/devices", asOrganizer()).body())
                .contains("\"batteryPercent\":41", "\"waitingScans\":3");
        assertThat(post("/devices/me/heartbeat", hourAhead.replace("41", "141"), device)
                        .status())
                .isEqualTo(400);
        assertThat(post("/devices/me/heartbeat", hourAhead).status()).isEqualTo(401);
    }

    @Test
    void aRenewedTokenEndsTheOldOneWhenItIsFirstUsed() {
        String[] old = pairedDevice("scan");
        String scan = "{\"qrCode\":\"X\"}";

        String[] renewed = device(post("/devices/me/token", "", old));

        assertThat(validate(old, scan).status()).isEqualTo(200);
        assertThat(validate(renewed, scan).status()).isEqualTo(200);
        assertThat(validate(old, scan).status()).isEqualTo(401);
        assertThat(validate(renewed, scan).status()).isEqualTo(200);
    }

    @Test
    void anEntryIsTakenBackByItsDeviceOrASupervisor() {
        String[] device = pairedDevice("scan");
        String qrCode = qrCode(eventId);
        String ticket = validate(device, "{\"qrCode\":\"%s\",\"scanId\":\"a\"}".formatted(qrCode))
                .text("ticketId");
        String undo = "{\"ticketId\":\"%s\",\"scanId\":\"a\"}".formatted(ticket);

        assertThat(undo(pairedDevice("scan"), undo).status()).isEqualTo(409);
        assertThat(undo(pairedDevice("scan"), undo.replace("}", ",\"deviceId\":\"DEVICE#" + UUID.randomUUID() + "\"}"))
                        .status())
                .isEqualTo(403);
        assertThat(undo(device, undo).status()).isEqualTo(204);
        assertThat(undo(device, undo).status()).as("repeated").isEqualTo(204);
        assertThat(undo(device, undo.replace("\"a\"", "\"other\"")).text("type"))
                .isEqualTo("https://usher.dev/problems/not-undoable");
        assertThat(validate(device, "{\"qrCode\":\"%s\",\"scanId\":\"a\"}".formatted(qrCode))
                        .text("reason"))
                .isEqualTo("taken_back");
        assertThat(validate(device, "{\"qrCode\":\"%s\",\"scanId\":\"b\"}".formatted(qrCode))
                        .body())
                .contains("\"valid\":true");
    }

    @Test
    void rulesThatSomebodyElseChangedMeanwhileAreNotOverwritten() {
        EventId event = new EventId(UUID.randomUUID());
        String path = "/events/" + event.uuid() + "/door";
        String any = "{\"entries\":{\"mode\":\"any\"}}";
        events.learn(SampleEvents.facts(event, 1, "Open Doors"));
        String before = headerOf("ETag", path, asOrganizer());

        HttpResponse<String> mine =
                exchange("PUT", path, BodyPublishers.ofString(any), with(asOrganizer(), "If-Match", before));
        Answer late = putIfMatch(path, "{}", before);

        assertThat(mine.statusCode()).isEqualTo(200);
        String after = headerOf("ETag", path, asOrganizer());
        assertThat(mine.headers().firstValue("ETag")).hasValue(after);
        assertThat(after).isNotEmpty().isNotEqualTo(before);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("type")).isEqualTo("https://usher.dev/problems/door-changed");
        assertThat(get(path, asOrganizer()).body()).isEqualTo(mine.body());
        assertThat(putIfMatch(path, "{}", "W/" + after).status()).isEqualTo(200);
        assertThat(putIfMatch("/events/" + UUID.randomUUID() + "/door", any, "*")
                        .status())
                .isEqualTo(404);
        assertThat(get(path, with(asOrganizer(), "If-None-Match", before)).status())
                .isEqualTo(304);
    }

    @Test
    void moreGatesThanARowHoldsAreRefused() {
        String gates = IntStream.rangeClosed(1, 50)
                .mapToObj(gate -> "\"" + "\uD83C\uDFAA".repeat(58) + gate + "\"")
                .collect(Collectors.joining(",", "{\"gates\":[", "]}"));
        String twenty = IntStream.rangeClosed(1, 20)
                .mapToObj(type -> "\"type" + type + "\":" + gates)
                .collect(Collectors.joining(","));
        String path = "/events/" + KNOWN_EVENT.uuid() + "/door";

        Answer most = putIfMatch(path, "{\"ticketTypes\":{" + twenty + "}}", "*");
        Answer more = putIfMatch(path, "{\"ticketTypes\":{" + twenty + ",\"one\":{\"gates\":[\"North\"]}}}", "*");
        putIfMatch(path, "{}", "*");

        assertThat(most.status()).isEqualTo(200);
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.text("detail")).isEqualTo("ticketTypes must not name more than 1000 gates in all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"vip\":{\"gates\":[\"North\",\" \"]}};ticketTypes[vip].gates[1] must be 1 to 60 characters",
                "{\"vip\":{\"admitsFrom\":\"2026-11-22T17:00:00Z\",\"admitsUntil\":\"2026-11-22T17:00:00Z\"}};ticketTypes[vip].admitsUntil must be after admitsFrom",
                "{\" \":{}};ticketTypes[ ] must not be blank"
            })
    void rulesThatAreNoneAreRefusedWithTheFieldsName(String ticketTypes, String detail) {
        Answer answer = putIfMatch(
                "/events/" + KNOWN_EVENT.uuid() + "/door", "{\"ticketTypes\":%s}".formatted(ticketTypes), "*");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("type")).isEqualTo("https://usher.dev/problems/invalid-field");
        assertThat(answer.text("detail")).isEqualTo(detail);
    }

    private Answer putIfMatch(String path, String body, String ifMatch) {
        return put(path, body, with(asOrganizer(), "If-Match", ifMatch));
    }

    @Test
    void anOrganizerLetsTheSumsBeCountedAnew() {
        EventId event = new EventId(UUID.randomUUID());
        String path = "/events/" + event.uuid() + "/admissions";
        Instant hourAgo = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MINUTES);
        String[] device = device(pair(pairingCode(event, "scan")));
        counter.passed(event, "Nowhere", hourAgo, Way.ENTRY);
        validate(device, "{\"qrCode\":\"%s\"}".formatted(qrCode(event)));
        awaitBody(path, "\"inside\":2");

        Answer recounted = post(path + "/recount", "", asOrganizer());

        assertThat(recounted.status()).isEqualTo(200);
        assertThat(recounted.body())
                .isEqualTo(
                        "{\"eventId\":\"%s\",\"entries\":-1,\"exits\":0,\"corrections\":[{\"minute\":\"%s\",\"gate\":\"Nowhere\",\"entries\":-1,\"exits\":0}],\"minutesLeftAlone\":1}"
                                .formatted(event, hourAgo));
        assertThat(get(path, asOrganizer()).body()).contains("\"inside\":1");
        assertThat(post(path + "/recount", "", device).status()).isEqualTo(403);
        assertThat(post(path + "/recount", "").status()).isEqualTo(401);
    }

    /// Counts are written half a second after the scan.
    private void awaitBody(String path, String expected) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (!get(path, asOrganizer()).body().contains(expected)) {
            assertThat(Instant.now()).as("still not " + expected).isBefore(deadline);
        }
    }

    private Answer undo(String[] device, String body) {
        return post("/tickets/validate/undo", body, device);
    }

    @Test
    void anOrganizerFollowsTheDoorLive() {
        EventId quiet = new EventId(UUID.randomUUID());
        String[] device = device(pair(pairingCode(quiet, "scan")));

        try (var lines = follow(quiet, asOrganizer())) {
            var events = lines.iterator();
            assertThat(events.next()).contains("\"inside\":0");
            validate(device, "{\"qrCode\":\"%s\"}".formatted(qrCode(quiet)));
            assertThat(events.next()).contains("\"inside\":1", "\"gate\":\"North\",\"entries\":1");
        }
        assertThat(get("/events/" + eventId.uuid() + "/admissions/live", device).status())
                .isEqualTo(403);
    }

    @Test
    @Timeout(60)
    void aStreamEndsWithItsToken() {
        know(eventId);
        Instant end = Instant.now().plusSeconds(5);

        List<String> lines = follow(eventId, organizerUntil(end)).toList();

        assertThat(lines).isNotEmpty();
        // Tokens say whole seconds.
        assertThat(Instant.now()).isAfter(end.minusSeconds(1));
    }

    @Test
    void nobodyTakesThePlacesOfOthersWhoFollow() {
        know(eventId);
        String path = "/events/" + eventId.uuid() + "/admissions/live";
        var streams = new ArrayList<Stream<String>>();
        try {
            for (int i = 0; i < 20; i++) {
                var stream = follow(eventId, asOrganizer());
                streams.add(stream);
                assertThat(stream.iterator().next()).contains("\"inside\":");
            }

            Answer refused = get(path, asOrganizer());

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text("type")).isEqualTo("https://usher.dev/problems/too-many-streams");
            assertThat(refused.retryAfter()).isEqualTo("5");
            follow(eventId, as(new UserId("otto"), "organizer")).close();
        } finally {
            streams.forEach(Stream::close);
        }
    }

    private Stream<String> follow(EventId event, String[] authorization) {
        return lines("/events/" + event.uuid() + "/admissions/live", with(authorization, "Accept", "text/event-stream"))
                .filter(line -> line.startsWith("data:"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,admissions",
        "GET,admissions/live",
        "GET,admissions/export",
        "POST,admissions/recount",
        "GET,devices",
        "GET,conflicts",
        "GET,door",
        "POST,pairing-codes"
    })
    void thereIsNothingAtAnEventThatTheDoorHasNotHeardOf(String method, String path) {
        EventId unknown = new EventId(UUID.randomUUID());
        String address = "/events/" + unknown.uuid() + "/" + path;

        Answer answer = method.equals("GET")
                ? get(address, asOrganizer())
                : post(address, "{\"gate\":\"North\",\"scopes\":[\"scan\"]}", asOrganizer());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).isEqualTo("https://usher.dev/problems/not-found");
    }

    @Test
    void anEventOfWhichAMessageHasJustToldIsKnownAtOnce() {
        EventId event = new EventId(UUID.randomUUID());
        String path = "/events/" + event.uuid() + "/devices";
        assertThat(get(path, asOrganizer()).status()).isEqualTo(404);

        store.learn(SampleEvents.facts(event, 1, "Open Doors"));

        assertThat(get(path, asOrganizer()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "gate;N\\n03:99:99.999 ERROR d.u.FAKE injected;must be one line",
                "gate;N\\u001b[31m;must be one line",
                "label;a\\u202Eb;must be one line",
                "label;\\u3164;must have characters that can be seen",
                "gate;\\u2800;must have characters that can be seen"
            })
    void whatOrganizersReadIsOneLineThatCanBeSeen(String field, String text, String complaint) {
        know(eventId);
        String body = field.equals("gate")
                ? "{\"gate\":\"%s\",\"scopes\":[\"scan\"]}".formatted(text)
                : "{\"gate\":\"North\",\"scopes\":[\"scan\"],\"label\":\"%s\"}".formatted(text);

        Answer answer = post("/events/" + eventId.uuid() + "/pairing-codes", body, asOrganizer());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).startsWith(field + " " + complaint);
    }

    @Test
    void whoIsLookedForStandsInTheBody() {
        String path = "/events/" + eventId.uuid() + "/tickets/search";
        String[] supervisor = pairedDevice("supervisor");

        assertThat(post(path, "{\"q\":\"lovel\"}", supervisor).body()).isEqualTo("{\"tickets\":[]}");
        assertThat(post(path, "{\"q\":\"l\"}", asOrganizer()).status()).isEqualTo(400);
        assertThat(post(path, "{\"q\":\"lovel\"}", pairedDevice("scan")).status())
                .isEqualTo(403);
    }

    @Test
    void aDeviceIsNotCalledWhatNobodyCanRead() {
        Answer answer = post(
                "/devices/pair",
                "{\"pairingCode\":\"%s\",\"deviceName\":\"Phone\\u0007\"}".formatted(pairingCode("scan")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).isEqualTo("deviceName must be one line without control characters");
    }

    @Test
    void thePictureOfAPairingCodeBelievesNoRequestsHost() throws Exception {
        know(eventId);

        Answer offer = post(
                "/events/" + eventId.uuid() + "/pairing-codes",
                "{\"gate\":\"North\",\"scopes\":[\"scan\"]}",
                with(
                        asOrganizer(),
                        "Forwarded",
                        "host=evil.example;proto=https",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-Proto",
                        "https"));

        var picture = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(offer.text("qrPng"))));
        var bitmap = new BinaryBitmap(new GlobalHistogramBinarizer(new BufferedImageLuminanceSource(picture)));
        // Nothing has to be found in a picture of a code alone, and for some codes the search finds nothing.
        assertThat(new QRCodeReader()
                        .decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, true))
                        .getText())
                .isEqualTo("http://localhost:8080/scanner#pair=" + offer.text("pairingCode"));
    }

    @Test
    void anOrganizerExportsAllPassages() {
        validate(pairedDevice("scan"), "{\"qrCode\":\"%s\"}".formatted(qrCode(eventId)));

        String path = "/events/" + eventId.uuid() + "/admissions/export";
        Answer csv = get(path, asOrganizer());

        assertThat(csv.status()).isEqualTo(200);
        assertThat(headerOf("Content-Disposition", path, asOrganizer()))
                .startsWith("attachment; filename*=UTF-8''admissions-Open-Doors-");
        assertThat(csv.body()).startsWith("time UTC,local time,").contains(",entry,North,DEVICE#");
        assertThat(get(path, pairedDevice("scan")).status()).isEqualTo(403);
    }

    @Test
    void onlyDevicesScan() {
        var scan = "{\"qrCode\":\"X\"}";

        assertThat(post("/tickets/validate", scan).status()).isEqualTo(401);
        assertThat(validate(authorization("Device rubbish"), scan).status()).isEqualTo(401);
        assertThat(validate(authorization(pairedDevice("scan")[1] + "x"), scan).status())
                .isEqualTo(401);
        assertThat(validate(asOrganizer(), scan).status()).isEqualTo(403);
        assertThat(validate(pairedDevice("scan"), scan).status()).isEqualTo(200);
    }

    @Test
    void onlyOrganizersPairListRevokeAndLookInside() {
        String event = "/events/" + eventId.uuid();
        String[] stranger = as(new UserId("eve"));
        String[] expired = organizerUntil(Instant.now().minusSeconds(600));
        String offer = "{\"gate\":\"North\",\"scopes\":[\"scan\"]}";
        var device = UUID.randomUUID();

        for (String[] caller : List.of(stranger, pairedDevice("scan"))) {
            assertThat(post(event + "/pairing-codes", offer, caller).status()).isEqualTo(403);
            assertThat(get(event + "/devices", caller).status()).isEqualTo(403);
            assertThat(get(event + "/admissions", caller).status()).isEqualTo(403);
            assertThat(delete("/devices/" + device, caller).status()).isEqualTo(403);
        }
        assertThat(get(event + "/admissions", expired).status()).isEqualTo(401);
        assertThat(get(event + "/admissions", asOrganizer()).status()).isEqualTo(200);
        assertThat(delete("/devices/" + device, asOrganizer()).status()).isEqualTo(404);
        assertThat(delete("/devices/nonsense", asOrganizer()).status()).isEqualTo(400);
    }

    @Test
    void aRevokedDeviceIsOutAtOnce() {
        Answer paired = pair(pairingCode("scan"));
        String[] device = device(paired);
        assertThat(validate(device, "{\"qrCode\":\"X\"}").status()).isEqualTo(200);

        assertThat(delete("/devices/" + paired.text("deviceId").replace("#", "%23"), asOrganizer())
                        .status())
                .isEqualTo(204);

        assertThat(validate(device, "{\"qrCode\":\"X\"}").status()).isEqualTo(401);
        assertThat(get("/events/" + eventId.uuid() + "/devices", asOrganizer()).body())
                .contains("\"revokedAt\":")
                .doesNotContain(paired.text("token"));
    }

    @Test
    void aPairingCodePairsOnce() {
        String code = pairingCode("supervisor");

        Answer first = pair(code.toLowerCase(Locale.ROOT).replace("-", " "));
        Answer second = pair(code);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body()).contains("\"gate\":\"North\",\"scopes\":[\"supervisor\"]");
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.text("type")).isEqualTo("https://usher.dev/problems/pairing-code-not-usable");
    }

    @Test
    void scannerAppsOfOthersFindNothingUnlessSwitchedOn() {
        assertThat(get("/api/v1/version", pairedDevice("scan")).status()).isEqualTo(404);
        assertThat(post("/api/v1/device/initialize", "{\"token\":\"x\"}").status())
                .isEqualTo(404);
    }

    @Test
    void theOrganizersPageObeysAStrictPolicy() {
        Answer page = get("/organizer");

        assertThat(page.status()).isEqualTo(200);
        assertThat(headerOf("Content-Security-Policy", "/organizer"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("connect-src 'self' https://sign-in.invalid")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("style=").doesNotContainPattern("<script(?![^>]* src=)");
        assertThat(get("/organizer/main.js").status()).isEqualTo(200);
        assertThat(get("/organizer/uplot/uPlot.esm.js").status()).isEqualTo(200);
        assertThat(get("/organizer/config.json").body())
                .isEqualTo("{\"signInIssuer\":\"https://sign-in.invalid\",\"clientId\":\"usher-test\"}");
    }

    private static String[] organizerUntil(Instant end) {
        return authorization("Bearer " + TestTokens.until(end, new UserId("olga"), "organizer"));
    }

    private String[] pairedDevice(String scope) {
        return device(pair(pairingCode(scope)));
    }

    private String pairingCode(String scope) {
        return pairingCode(eventId, scope);
    }

    private String pairingCode(EventId eventId, String scope) {
        know(eventId);
        String body = "{\"gate\":\"North\",\"scopes\":[\"%s\"]}".formatted(scope);
        Answer offer = post("/events/EVENT%23" + eventId.uuid() + "/pairing-codes", body, asOrganizer());
        assertThat(offer.status()).isEqualTo(201);
        return offer.text("pairingCode");
    }

    /// Announces an event that admits now; does nothing if it was announced before.
    private void know(EventId eventId) {
        Instant now = Instant.now();
        events.learn(SampleEvents.facts(
                eventId,
                1,
                "Open Doors",
                new EventWindow(now.minusSeconds(3600), now.plusSeconds(3600), ZoneId.of("Europe/Berlin"))));
    }

    private Answer pair(String code) {
        return post("/devices/pair", "{\"pairingCode\":\"%s\",\"deviceName\":\"Phone\"}".formatted(code));
    }

    private Answer validate(String[] authorization, String body) {
        return post("/tickets/validate", body, authorization);
    }

    private static String[] device(Answer paired) {
        return authorization("Device " + paired.text("token"));
    }

    private static String qrCode(EventId eventId) {
        return Tickets.SIGNER.sign(new TicketCode(new TicketId(UUID.randomUUID()), eventId, new UserId("ada"), 1));
    }
}
