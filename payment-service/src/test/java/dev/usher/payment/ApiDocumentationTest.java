package dev.usher.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.openapi.DocumentRules;
import dev.usher.payment.moneyback.RefundRequest;
import dev.usher.payment.paying.PaymentState;
import dev.usher.payment.registration.RegistrationStatus;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@SliceTest
class ApiDocumentationTest extends HttpSlice {
    private static final URI PAGE = URI.create("/payment-service/swagger-ui/index.html");
    private static final Pattern LOADED =
            Pattern.compile("(?:link\\(|script\\(|url: )(?:contextPath \\+ )?[\"']([^\"']+)[\"']");
    private static final Pattern PATH = Pattern.compile("(?m)^  (/\\S+):");

    @Test
    void thePageLoadsWhatItNeedsFromThisServiceWithoutSigningIn() {
        Answer page = get(PAGE.toString());

        assertThat(page.status()).isEqualTo(200);
        List<String> loaded = LOADED.matcher(page.body())
                .results()
                .map(result -> PAGE.resolve(result.group(1)).toString())
                .toList();
        assertThat(loaded)
                .contains(
                        "/payment-service/swagger/payment-service.yml",
                        "/payment-service/swagger-ui/res/swagger-ui-bundle.js")
                .hasSizeGreaterThan(3)
                .allSatisfy(path -> assertThat(get(path).status()).as(path).isEqualTo(200));
    }

    @Test
    void theDocumentIsServedAsYamlInUtf8() {
        assertThat(headerOf("Content-Type", "/payment-service/swagger/payment-service.yml"))
                .isEqualTo("application/yaml;charset=utf-8");
    }

    @Test
    void everyPathIsDescribed() {
        String specification =
                get("/payment-service/swagger/payment-service.yml").body();

        assertThat(PATH.matcher(specification).results().map((MatchResult path) -> path.group(1)))
                .containsExactlyInAnyOrder(
                        "/events",
                        "/events/{eventId}",
                        "/events/{eventId}/logo",
                        "/events/{eventId}/orders/{registrationId}/timeline/payment",
                        "/registrations",
                        "/registrations/{registrationId}",
                        "/registrations/{registrationId}/cancel",
                        "/registrations/{registrationId}/refund",
                        "/registrations/{registrationId}/refunds",
                        "/registrations/{registrationId}/release",
                        "/registrations/{registrationId}/updates",
                        "/payments/create-intent",
                        "/payments/config",
                        "/payments/webhook");
    }

    @Test
    void theDocumentKeepsTheRules() throws IOException {
        assertThat(DocumentRules.violations(document())).isEmpty();
    }

    @Test
    void wordsAreListedAsTheServiceSaysThem() throws IOException {
        assertThat(DocumentRules.values(document(), "RegistrationView.status"))
                .containsExactlyInAnyOrderElementsOf(names(RegistrationStatus.values(), RegistrationStatus::wireName));
        assertThat(DocumentRules.values(document(), "RegistrationView.PaymentView.status"))
                .containsExactlyInAnyOrderElementsOf(names(PaymentState.values(), PaymentState::wireName));
        assertThat(DocumentRules.values(document(), "RefundBody.reason"))
                .contains("requested_by_customer", "duplicate", "fraudulent");
        assertThat(DocumentRules.values(document(), "RefundsView.RefundView.state"))
                .containsExactlyInAnyOrderElementsOf(names(RefundRequest.State.values(), it -> lower(it.name())));
    }

    private String document() {
        return get("/payment-service/swagger/payment-service.yml").body();
    }

    private static <T> List<String> names(T[] values, Function<T, String> name) {
        return Arrays.stream(values).map(name).toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
