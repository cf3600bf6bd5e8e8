package dev.usher.validation.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.validation.HttpSlice;
import io.micronaut.http.HttpRequest;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MicronautTest
class ScannerHttpTest extends HttpSlice {
    @Test
    void thePageMayLoadNothingButItsOwnFiles() {
        Answer page = send(HttpRequest.GET("/scanner"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';")
                .doesNotContain("unsafe-inline", "'unsafe-eval'", "http");
        assertThat(page.response().header("Permissions-Policy")).startsWith("camera=(self)");
        assertThat(page.body())
                .doesNotContain("<style", "style=", "onclick")
                .doesNotContainPattern("<script(?![^>]* src=)");
        assertThat(send(HttpRequest.GET("/scanner/nothing.js")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "main.js,application/javascript",
        "scanner.css,text/css",
        "icon.svg,image/svg+xml",
        "icon-192.png,image/png",
        "i18n/ar.json,application/json",
        "manifest.webmanifest,application/manifest+json",
        "service-worker.js,application/javascript",
        "files.js,text/javascript",
        "vendor/zxing-wasm/es/reader/index.js,application/javascript",
        "vendor/zxing-wasm/reader/zxing_reader.wasm,application/wasm"
    })
    void everyFileHasItsTypeAndIsAskedForAgain(String file, String type) {
        Answer answer = send(HttpRequest.GET("/scanner/" + file));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().header("Content-Type")).startsWith(type);
        assertThat(answer.response().header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void theServiceWorkerMayServeThePage() {
        Answer answer = send(HttpRequest.GET("/scanner/service-worker.js"));

        assertThat(answer.response().header("Service-Worker-Allowed")).isEqualTo("/scanner");
    }

    @Test
    void onlyWhereCodesAreReadMayWebAssemblyRun() {
        assertThat(send(HttpRequest.GET("/scanner/camera-worker.js")).response().header("Content-Security-Policy"))
                .contains("'wasm-unsafe-eval'");
        assertThat(send(HttpRequest.GET("/scanner/service-worker.js"))
                        .response()
                        .header("Content-Security-Policy"))
                .doesNotContain("wasm");
    }
}
