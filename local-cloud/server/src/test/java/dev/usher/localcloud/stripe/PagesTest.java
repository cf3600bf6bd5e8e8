package dev.usher.localcloud.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    private static final Pattern IMPORT = Pattern.compile("from '\\./([^']+)'");
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    private static StripeStandIn standIn;
    private static Api api;

    @BeforeAll
    static void start() {
        standIn = StripeStandIn.start(StripeStandInConfig.onPort(0));
        api = new Api(standIn.url());
    }

    @AfterAll
    static void stop() {
        standIn.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pay?client_secret=pi_1_secret_2", "/challenge?intent=pi_1&token=t"})
    void aPageRunsNothingButItsOwnFiles(String path) throws Exception {
        var page = api.send(api.request(path).GET());
        var html = page.response().body();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(html).contains("no money moves").doesNotContainPattern("<script>|<style| style=| on[a-z]+=");
        for (var asset : ASSET.matcher(html).results().toList()) {
            assertThat(api.send(api.request(asset.group(1)).GET()).status())
                    .as(asset.group(1))
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay.js", "challenge.js"})
    void whatAScriptImportsIsServed(String script) throws Exception {
        var imports = IMPORT.matcher(api.send(api.request("/assets/" + script).GET())
                        .response()
                        .body())
                .results()
                .toList();

        assertThat(imports).hasSize(2);
        for (var imported : imports) {
            var module = api.send(api.request("/assets/" + imported.group(1)).GET());
            assertThat(module.status()).as(imported.group(1)).isEqualTo(200);
            assertThat(module.header("Content-Type")).startsWith("text/javascript");
        }
    }

    @Test
    void thePayPageLearnsItsKeyAndEveryTestCard() throws Exception {
        var config = api.send(api.request("/pay/config").GET());

        assertThat(config.text("/publishableKey")).isEqualTo("pk_test_usher_local");
        assertThat(config.json().path("testCards"))
                .extracting(card -> card.path("number").asText())
                .contains("4242424242424242", "4000000000009995", "4000002760003184")
                .doesNotHaveDuplicates();
    }

    @Test
    void otherFilesAreNotServed() throws Exception {
        assertThat(api.send(api.request("/assets/pay.html").GET()).status()).isEqualTo(404);
        assertThat(api.send(api.request("/assets/..%2Flogback.xml").GET()).status())
                .isEqualTo(404);
    }
}
