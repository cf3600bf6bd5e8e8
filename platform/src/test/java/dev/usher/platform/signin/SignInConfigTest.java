package dev.usher.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.service.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInConfigTest {
    @Test
    void staffSignsInWithTheBuyersUnlessSaidOtherwise() {
        assertThat(new SignInConfig("https://a", "https://a/jwks", "shop,app", "", "", ""))
                .isEqualTo(new SignInConfig(
                        "https://a", "https://a/jwks", "shop,app", "https://a", "https://a/jwks", "shop"));
    }

    @ParameterizedTest
    @CsvSource({
        ", https://a/jwks, shop, , , , OIDC_ISSUER",
        "https://a, , shop, , , , OIDC_JWKS_URL",
        "https://a, https://a/jwks, , , , , OIDC_CLIENT_ID",
        "https://a, https://a/jwks, shop, , https://b/jwks, desk, OIDC_STAFF_ISSUER",
        "https://a, https://a/jwks, shop, https://b, , desk, OIDC_STAFF_JWKS_URL",
        "https://a, https://a/jwks, shop, https://b, https://b/jwks, , OIDC_STAFF_CLIENT_ID",
        "https://a, https://a/jwks, shop, https://b, file:///jwks, desk, OIDC_STAFF_JWKS_URL",
    })
    void whatIsMissingOrUnusableIsNamed(
            String issuer,
            String jwks,
            String client,
            String staffIssuer,
            String staffJwks,
            String staffClient,
            String setting) {
        assertThatThrownBy(() -> new SignInConfig(issuer, jwks, client, staffIssuer, staffJwks, staffClient))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(setting + " ");
    }
}
