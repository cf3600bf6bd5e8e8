package dev.usher.platform.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.security.token.MapClaims;
import io.micronaut.security.token.config.TokenConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whose tokens are accepted, and whose carry roles.
class TwoProvidersTest {
    private static final String BUYERS = "https://buyers.example";
    private static final String STAFF = "https://staff.example";
    private static final SignInConfig APART =
            new SignInConfig(BUYERS, BUYERS + "/jwks", "shop, app", STAFF, STAFF + "/jwks", "desk");
    private static final SignInConfig TOGETHER = new SignInConfig(BUYERS, BUYERS + "/jwks", "shop, app", "", "", "");

    @ParameterizedTest
    @CsvSource({
        BUYERS + ", shop, true",
        BUYERS + ", app, true",
        BUYERS + ", desk, false",
        BUYERS + ", other, false",
        STAFF + ", desk, true",
        STAFF + ", shop, false",
        "https://elsewhere.example, shop, false",
        "https://elsewhere.example, desk, false",
    })
    void eachProvidersTokensAreAcceptedForItsOwnClients(String issuer, String client, boolean isAccepted) {
        assertThat(accepts(APART, Map.of("iss", issuer, "client_id", client))).isEqualTo(isAccepted);
    }

    @Test
    void aTokenThatDoesNotSayWhoIssuedItForWhomIsRefused() {
        assertThat(accepts(APART, Map.of("client_id", "shop"))).isFalse();
        assertThat(accepts(APART, Map.of("iss", BUYERS))).isFalse();
        assertThat(accepts(APART, Map.of("iss", List.of(BUYERS), "client_id", "shop")))
                .isFalse();
    }

    @Test
    void onlyTheStaffsProviderGivesRoles() {
        assertThat(roles(APART, STAFF)).containsExactly("organizer");
        assertThat(roles(APART, BUYERS)).isEmpty();
        assertThat(roles(APART, "https://elsewhere.example")).isEmpty();
        assertThat(new StaffRoles(groups(), APART).resolveRoles(null)).isEmpty();
    }

    @Test
    void withoutAStaffsProviderTheBuyersGivesRoles() {
        assertThat(roles(TOGETHER, BUYERS)).containsExactly("organizer");
        assertThat(accepts(TOGETHER, Map.of("iss", BUYERS, "client_id", "app"))).isTrue();
    }

    private static boolean accepts(SignInConfig config, Map<String, Object> claims) {
        var all = new HashMap<>(claims);
        all.put("token_use", "access");
        all.put("sub", "7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a03");
        return new AccessTokenValidator(config).validate(new MapClaims(all), null);
    }

    private static List<String> roles(SignInConfig config, String issuer) {
        return new StaffRoles(groups(), config)
                .resolveRoles(Map.of("iss", issuer, "cognito:groups", List.of("organizer")));
    }

    private static TokenConfiguration groups() {
        return new TokenConfiguration() {
            @Override
            public boolean isEnabled() {
                return true;
            }

            @Override
            public String getRolesName() {
                return "cognito:groups";
            }

            @Override
            public String getNameKey() {
                return "sub";
            }

            @Override
            public String getRolesSeparator() {
                return "";
            }
        };
    }
}
