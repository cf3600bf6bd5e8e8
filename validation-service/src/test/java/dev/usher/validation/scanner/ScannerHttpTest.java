package dev.usher.validation.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SliceTest
class ScannerHttpTest extends HttpSlice {
    @Test
    void thePageMayLoadNothingButItsOwnFiles() {
        Answer page = get("/scanner");

        assertThat(page.status()).isEqualTo(200);
        assertThat(headerOf("Content-Security-Policy", "/scanner"))
                .startsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';")
                .doesNotContain("unsafe-inline", "'unsafe-eval'", "http");
        assertThat(headerOf("Permissions-Policy", "/scanner")).startsWith("camera=(self)");
        assertThat(page.body())
                .doesNotContain("<style", "style=", "onclick")
                .doesNotContainPattern("<script(?![^>]* src=)");
        assertThat(get("/scanner/nothing.js").status()).isEqualTo(404);
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
        Answer answer = get("/scanner/" + file);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.type()).startsWith(type);
        assertThat(headerOf("Cache-Control", "/scanner/" + file)).isEqualTo("no-cache");
    }

    @Test
    void theServiceWorkerMayServeThePage() {
        assertThat(headerOf("Service-Worker-Allowed", "/scanner/service-worker.js"))
                .isEqualTo("/scanner");
    }

    @Test
    void onlyWhereCodesAreReadMayWebAssemblyRun() {
        assertThat(headerOf("Content-Security-Policy", "/scanner/camera-worker.js"))
                .contains("'wasm-unsafe-eval'");
        assertThat(headerOf("Content-Security-Policy", "/scanner/service-worker.js"))
                .doesNotContain("wasm");
    }
}
