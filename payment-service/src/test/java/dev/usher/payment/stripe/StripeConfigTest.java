package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.service.SettingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StripeConfigTest {
    private static final String LIVE = "sk_live_x";
    private static final String TEST = "sk_test_x";
    private static final String STAND_IN = "http://127.0.0.1:8090";

    @Test
    void testModeMayPointAtAStandIn() {
        var config = new StripeConfig(" sk_test_x ", "pk_test_x", STAND_IN, "whsec_new, whsec_old,");

        assertThat(config.isLive()).isFalse();
        assertThat(config.apiKey()).isEqualTo(TEST);
        assertThat(config.apiBase()).isEqualTo(STAND_IN);
        assertThat(config.secrets()).containsExactly("whsec_new", "whsec_old");
    }

    @Test
    void aBlankApiBaseIsStripeItself() {
        assertThat(new StripeConfig(LIVE, "pk_live_x", " ", "whsec_x").apiBase())
                .isNull();
    }

    @Test
    void aRestrictedKeyIsAsGoodAsASecretOne() {
        assertThat(new StripeConfig("rk_live_x", "pk_live_x", null, "whsec_x").isLive())
                .isTrue();
    }

    @Test
    void noSecretIsInItsText() {
        assertThat(new StripeConfig(TEST, "pk_test_x", STAND_IN, "whsec_x"))
                .hasToString("StripeConfig[live=false, apiBase=http://127.0.0.1:8090]");
    }

    @Test
    void whatIsMissingIsNamed() {
        refuses(" ", "pk_test_x", null, "whsec_x", "STRIPE_API_KEY is missing");
        refuses(TEST, "", null, "whsec_x", "STRIPE_PUBLISHABLE_KEY is missing");
        refuses(TEST, "pk_test_x", null, "", "STRIPE_WEBHOOK_SECRETS is missing");
    }

    @Test
    void keysOfTheWrongKindAreRefused() {
        refuses("pk_test_x", "pk_test_x", null, "whsec_x", "STRIPE_API_KEY is neither a secret key");
        refuses(TEST, TEST, null, "whsec_x", "STRIPE_PUBLISHABLE_KEY is not a publishable key");
        refuses(TEST, "pk_test_x", null, " , ", "STRIPE_WEBHOOK_SECRETS must be signing secrets");
        refuses(TEST, "pk_test_x", null, "whsec_x,secret", "STRIPE_WEBHOOK_SECRETS must be signing secrets");
    }

    @Test
    void aLiveKeyNeverTalksToAStandIn() {
        refuses(LIVE, "pk_live_x", STAND_IN, "whsec_x", "STRIPE_API_BASE points away from Stripe");
        refuses("rk_live_x", "pk_live_x", STAND_IN, "whsec_x", "STRIPE_API_BASE points away from Stripe");
    }

    @Test
    void anApiBaseIsAWebAddress() {
        refuses(
                TEST,
                "pk_test_x",
                "localhost:8090",
                "whsec_x",
                "STRIPE_API_BASE must be a web address such as http://localhost:8090");
    }

    @Test
    void modesAreNotMixed() {
        refuses(LIVE, "pk_test_x", null, "whsec_x", "STRIPE_PUBLISHABLE_KEY and STRIPE_API_KEY must both");
        refuses(TEST, "pk_live_x", null, "whsec_x", "STRIPE_PUBLISHABLE_KEY and STRIPE_API_KEY must both");
    }

    private static void refuses(
            String apiKey, String publishableKey, @Nullable String apiBase, String secrets, String message) {
        assertThatThrownBy(() -> new StripeConfig(apiKey, publishableKey, apiBase, secrets))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(message);
    }
}
