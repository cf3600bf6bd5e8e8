package dev.usher.validation.pretix;

import static dev.usher.validation.pretix.Shape.BOOL;
import static dev.usher.validation.pretix.Shape.DATE;
import static dev.usher.validation.pretix.Shape.INT;
import static dev.usher.validation.pretix.Shape.INTS;
import static dev.usher.validation.pretix.Shape.TEXT;
import static dev.usher.validation.pretix.Shape.TEXTS;
import static dev.usher.validation.pretix.Shape.TEXTS_BY_LANGUAGE;
import static dev.usher.validation.pretix.Shape.listOf;
import static dev.usher.validation.pretix.Shape.oneOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.usher.platform.testing.SliceTest;
import io.micronaut.context.annotation.Property;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each answer as the apps' own parsers read it: which fields they cannot do without, and of which type. For
/// pretixSCAN iOS (at 70416ff) these are the non-optional members of its decodable structs, for libpretixsync
/// (at 8ebc571, Android and Desktop) what it reads without a default.
@SliceTest
@Property(name = "scanner-apps.api", value = "true")
class AppParsersHttpTest extends ScannerAppsSlice {
    private static final String ORGANIZER = "/api/v1/organizers/usher";
    private static final String EVENT = ORGANIZER + "/events/{event}";
    private static final String LIST_PATH = EVENT + "/checkinlists/1";

    private static final Shape IOS_DEVICE = new Shape()
            .needs(TEXT, "organizer", "unique_serial", "api_token", "name")
            .needs(INT, "device_id")
            .may(TEXT, "security_profile");
    private static final Shape IOS_EVENT = new Shape()
            .needs(TEXTS_BY_LANGUAGE, "name")
            .needs(TEXT, "slug", "timezone")
            .needs(BOOL, "has_subevents")
            .may(DATE, "date_from", "date_to", "date_admission")
            .may(new Shape().needs(TEXTS, "pretix_sig1").asType(), "valid_keys");
    private static final Shape IOS_LIST = new Shape()
            .needs(INT, "id", "position_count", "checkin_count")
            .needs(TEXT, "name")
            .needs(BOOL, "all_products", "include_pending", "allow_entry_after_exit", "allow_multiple_entries")
            .may(INTS, "limit_products")
            .may(INT, "subevent")
            .may(BOOL, "addon_match");
    private static final Shape IOS_ITEM = new Shape()
            .needs(INT, "id", "position")
            .needs(TEXTS_BY_LANGUAGE, "name")
            .needs(TEXT, "default_price", "tax_rate")
            .needs(
                    BOOL,
                    "active",
                    "free_price",
                    "admission",
                    "require_voucher",
                    "hide_without_voucher",
                    "allow_cancel",
                    "checkin_attention",
                    "require_approval",
                    "require_bundling",
                    "has_variations")
            .needs(TEXTS, "sales_channels")
            .needs(INTS, "variations", "addons", "bundles")
            .may(TEXT, "internal_name", "picture", "original_price", "checkin_text")
            .may(INT, "category", "tax_rule", "min_per_order", "max_per_order")
            .may(TEXTS_BY_LANGUAGE, "description")
            .may(DATE, "available_from", "available_until")
            .may(BOOL, "generate_tickets");
    private static final Shape IOS_CHECKIN =
            new Shape().needs(INT, "list").needs(DATE, "datetime").needs(TEXT, "type");
    private static final Shape IOS_POSITION = new Shape()
            .needs(INT, "id", "positionid", "item")
            .needs(TEXT, "order", "price", "secret", "pseudonymization_id")
            .needs(listOf(IOS_CHECKIN.asType()), "checkins")
            .may(oneOf("n", "p", "e", "c"), "order__status")
            .may(INT, "variation", "subevent", "addon_to")
            .may(TEXT, "attendee_name", "attendee_email")
            .may(BOOL, "require_attention")
            .may(TEXTS, "blocked")
            .may(DATE, "valid_from", "valid_until");
    private static final Shape IOS_REDEMPTION = new Shape()
            .needs(TEXT, "status")
            .may(TEXT, "reason", "reason_explanation")
            .may(IOS_POSITION.asType(), "position")
            .may(BOOL, "require_attention")
            .may(TEXTS, "checkin_texts");
    private static final Shape IOS_STATUS = new Shape()
            .needs(INT, "checkin_count", "position_count", "inside_count")
            .needs(
                    listOf(new Shape()
                            .needs(TEXT, "name")
                            .needs(INT, "id", "checkin_count", "position_count")
                            .needs(BOOL, "admission")
                            .asType()),
                    "items");

    private static final Shape ANDROID_REDEMPTION = new Shape()
            .needs(TEXT, "status")
            .may(TEXT, "reason_explanation")
            .may(TEXTS, "checkin_texts")
            .may(new Shape().needs(TEXT, "event").needs(BOOL, "include_pending").asType(), "list")
            .may(
                    new Shape()
                            .needs(INT, "item")
                            .needs(
                                    listOf(new Shape()
                                            .needs(INT, "list")
                                            .needs(DATE, "datetime")
                                            .asType()),
                                    "checkins")
                            .asType(),
                    "position");

    @Test
    void theIosAppGetsThroughItsSetup() {
        String[] device = device("supervisor");

        reads(IOS_DEVICE, check("update", device));
        reads(new Shape().needs(INT, "pretix_numeric"), at(check("info", device), "server", "version"));
        reads(new Shape().needs(INT, "id").needs(TEXT, "name"), at(check("info", device), "device", "gate"));
        reads(IOS_EVENT.pages(), get(ORGANIZER + "/events/?page=1&ordering=date_from", device));
        reads(IOS_EVENT, get(EVENT + "/", device));
        reads(IOS_LIST.pages(), get(EVENT + "/checkinlists/?page=1&ordering=datetime", device));
        reads(IOS_ITEM.pages(), get(EVENT + "/items/?page=1&ordering=datetime", device));
        reads(new Shape().pages(), get(EVENT + "/subevents/?page=1", device));
        reads(IOS_STATUS, get(LIST_PATH + "/status/", device));
        reads(IOS_POSITION.pages(), get(LIST_PATH + "/positions/?search=lovel&ignore_status=true", device));
        assertThat(get(LIST_PATH + "/positions/?search=lovel&ignore_status=true", device)
                        .body())
                .contains("Ada Lovelace");
    }

    /// A first entry, a second one, an exit, and a text that is no ticket, as both apps read them.
    @ParameterizedTest
    @ValueSource(strings = {ORGANIZER + "/checkinrpc/redeem/", LIST_PATH + "/positions/{secret}/redeem/"})
    void bothAppsReadWhatAScanIsAnswered(String path) {
        String[] device = device("scan");

        for (String type : new String[] {"entry", "entry", "exit", "entry"}) {
            Answer answer = post(
                    path,
                    "{\"secret\":\"{secret}\",\"lists\":[1],\"type\":\"%s\",\"force\":false}".formatted(type),
                    device);
            assertThat(answer.status()).isIn(201, 400);
            reads(IOS_REDEMPTION, answer);
            reads(ANDROID_REDEMPTION, answer);
        }
        values.put("secret", "nothing");
        Answer none = post(path, "{\"secret\":\"{secret}\",\"lists\":[1]}", device);
        assertThat(none.status()).isEqualTo(404);
        reads(IOS_REDEMPTION, none);
    }

    /// The app says on the green page when a ticket was used first if the answer names any passage.
    @Test
    void aFirstEntryIsNoFirstUseFromBefore() {
        reads(
                new Shape().needs(new Shape.Type("empty", value -> "[]".equals(String.valueOf(value))), "checkins"),
                at(check("redeem", device("scan")), "position"));
    }

    /// A number under `status` would be taken for the protocol's, and end in an error.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lists\":[1]}",
                "{\"lists\":[1],\"secret\":\"\"}",
                "{\"secret\":\"x\"}",
                "{",
                "[]",
                "null",
                "{\"lists\":[1],\"secret\":\"x\",\"datetime\":1}"
            })
    void noRefusalHasAStatusThatIsANumber(String body) {
        Answer answer = post(ORGANIZER + "/checkinrpc/redeem/", body, device("scan"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(parsed(answer.body()))
                .doesNotContainKey("status")
                .allSatisfy((_, texts) -> assertThat(texts).asInstanceOf(LIST).hasOnlyElementsOfType(String.class));
    }

    private void reads(Shape shape, Answer answer) {
        reads(shape, parsed(answer.body()));
    }

    private static void reads(Shape shape, @Nullable Object json) {
        assertThat(shape.complaint(json)).as(String.valueOf(json)).isNull();
    }

    private @Nullable Object at(Answer answer, String... fields) {
        @Nullable Object at = parsed(answer.body());
        for (String field : fields) {
            at = at instanceof Map<?, ?> object ? object.get(field) : null;
        }
        return at;
    }
}
