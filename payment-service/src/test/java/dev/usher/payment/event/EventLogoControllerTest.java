package dev.usher.payment.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.payment.Samples;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import dev.usher.platform.testing.TestTokens;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SliceTest
class EventLogoControllerTest extends HttpSlice {
    private static final String[] OLGA = {
        "Authorization", "Bearer " + TestTokens.ofOrganizer(), "Content-Type", "image/png"
    };
    private static final String[] ADA = {
        "Authorization", "Bearer " + TestTokens.of(Samples.ADA), "Content-Type", "image/png"
    };
    private static final byte[] RED = SampleLogos.png(300, 90, 0xB0203A);
    private static final byte[] BLUE = SampleLogos.png(300, 90, 0x20508F);
    private static final Answer NO_SUCH_EVENT =
            Answer.problem(404, "not-found", "Not found", "There is no such event, or it is not yours. Check the id.");
    private static final Answer NO_SUCH_LOGO =
            Answer.problem(404, "not-found", "Not found", "There is no such logo, or it is not yours. Check the id.");

    @Inject
    InMemoryEventStore events;

    private final Event event = Samples.event(10);

    @BeforeEach
    void begin() {
        events.clear();
        events.put(event);
    }

    @Test
    void thePictureIsAnsweredToThoseWhoAcceptWhatTheDocumentSays() {
        put(path(), RED, OLGA);

        assertThat(get(path(), "Accept", "image/png").type()).isEqualTo("image/png");
        assertThat(get("/events/5c0a1f7e-1111-4d6b-8f00-0000000000ff/logo", "Accept", "image/png"))
                .isEqualTo(NO_SUCH_LOGO);
    }

    @Test
    void anOrganizerSetsALogoAndEverybodySeesIt() {
        Answer set = put(path(), RED, OLGA);

        assertThat(set.status()).isEqualTo(200);
        assertThat(set.body()).contains("\"logoUrl\":\"" + address(RED) + "\"");
        assertThat(get(eventPath()).body()).isEqualTo(set.body());
        assertThat(headerOf("Content-Type", path())).isEqualTo("image/png");
        assertThat(headerOf("X-Content-Type-Options", path())).isEqualTo("nosniff");
        assertThat(bytes(path())).isEqualTo(RED);
        assertThat(bytes(address(RED))).isEqualTo(RED);
    }

    @Test
    void theAddressThatNamesTheContentMayBeKeptForEver() {
        put(path(), RED, OLGA);

        assertThat(headerOf("Cache-Control", address(RED))).isEqualTo("public, max-age=31536000, immutable");
        assertThat(headerOf("Cache-Control", path())).isEqualTo("public, no-cache");
        assertThat(headerOf("Cache-Control", address(BLUE))).isEqualTo("public, no-cache");
        String tag = headerOf("ETag", path());
        assertThat(get(path(), "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(get(path(), "If-None-Match", "W/" + tag).status()).isEqualTo(304);
        assertThat(get(path(), "If-None-Match", "\"another\"").status()).isEqualTo(200);
    }

    @Test
    void anotherLogoTakesItsPlaceAtOnce() {
        put(path(), RED, OLGA);
        bytes(path());

        put(path(), BLUE, OLGA);

        assertThat(bytes(path())).isEqualTo(BLUE);
        assertThat(get(eventPath()).body()).contains(address(BLUE));
    }

    @Test
    void theLogoCanBeTakenAway() {
        String without = get(eventPath()).body();
        put(path(), RED, OLGA);

        assertThat(delete(path(), OLGA[0], OLGA[1])).isEqualTo(Answer.json(200, without));
        assertThat(delete(path(), OLGA[0], OLGA[1])).isEqualTo(Answer.json(200, without));
        assertThat(get(path())).isEqualTo(NO_SUCH_LOGO);
    }

    @Test
    void anEventWithoutALogoAndNoEventHaveNone() {
        assertThat(get(path())).isEqualTo(NO_SUCH_LOGO);
        assertThat(get("/events/5c0a1f7e-1111-4d6b-8f00-0000000000ff/logo")).isEqualTo(NO_SUCH_LOGO);
    }

    @Test
    void anUnknownEventGetsNoLogo() {
        String unknown = "/events/5c0a1f7e-1111-4d6b-8f00-0000000000ff/logo";

        assertThat(put(unknown, RED, OLGA)).isEqualTo(NO_SUCH_EVENT);
        assertThat(delete(unknown, OLGA[0], OLGA[1])).isEqualTo(NO_SUCH_EVENT);
    }

    @Test
    void onlyOrganizersSetLogos() {
        assertThat(put(path(), RED, ADA).status()).isEqualTo(403);
        assertThat(delete(path(), ADA[0], ADA[1]).status()).isEqualTo(403);
        assertThat(put(path(), RED, "Content-Type", "image/png").status()).isEqualTo(401);
        assertThat(delete(path()).status()).isEqualTo(401);
        assertThat(get(path())).isEqualTo(NO_SUCH_LOGO);
    }

    @Test
    void anotherTypeOfFileIsRefused() {
        Answer refused =
                Answer.problem(415, "unsupported-media-type", "Unsupported media type", "Send the logo as image/png.");

        for (String type : List.of("application/json", "image/svg+xml", "image/jpeg", "text/html")) {
            assertThat(put(path(), RED, OLGA[0], OLGA[1], "Content-Type", type)).isEqualTo(refused);
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        assertThat(put(path(), new byte[65_537], OLGA))
                .isEqualTo(Answer.problem(
                        413,
                        "too-large",
                        "Request too large",
                        "A logo has at most 65536 bytes. Make it smaller, or use fewer colours."));
        assertThat(put(path(), new byte[1_100_000], OLGA).status()).isEqualTo(413);
    }

    @Test
    void nothingIsRefused() {
        assertThat(put(path(), new byte[0], OLGA).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void whatCannotBePrintedIsRefused(byte[] file, String detail) {
        assertThat(put(path(), file, OLGA)).isEqualTo(Answer.problem(400, "invalid-logo", "Invalid logo", detail));
        assertThat(get(path())).isEqualTo(NO_SUCH_LOGO);
    }

    static List<Object[]> badFiles() {
        byte[] claimsMore = RED.clone();
        ByteBuffer.wrap(claimsMore).putInt(16, 2_000_000_000);
        return List.of(
                new Object[] {new byte[] {'G', 'I', 'F'}, "a logo is a PNG file"},
                new Object[] {"<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), "a logo is a PNG file"},
                new Object[] {SampleLogos.png(1025, 2, 0), "a logo has at most 1024 pixels a side, not 1025"},
                new Object[] {claimsMore, "a logo has at most 1024 pixels a side, not 2000000000"},
                new Object[] {Arrays.copyOf(RED, RED.length / 2), "the logo is damaged: it cannot be read as a PNG file"
                });
    }

    private String eventPath() {
        return "/events/" + event.eventId().uuid();
    }

    private String path() {
        return eventPath() + "/logo";
    }

    private String address(byte[] png) {
        return path() + "?v=" + Logo.ofPng(png).digest();
    }
}
