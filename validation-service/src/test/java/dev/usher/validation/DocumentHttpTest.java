package dev.usher.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.openapi.DocumentRules;
import dev.usher.platform.testing.HttpSlice;
import dev.usher.platform.testing.SliceTest;
import dev.usher.validation.admission.Reason;
import dev.usher.validation.device.Scope;
import dev.usher.validation.upload.OfflineVerdict;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@SliceTest
class DocumentHttpTest extends HttpSlice {
    @Test
    void theDocumentKeepsTheRules() throws IOException {
        assertThat(DocumentRules.violations(document())).isEmpty();
    }

    @Test
    void wordsAreListedAsTheServiceSaysThem() throws IOException {
        String document = document();

        assertThat(DocumentRules.values(document, "ScanAnswer.reason"))
                .containsExactlyInAnyOrderElementsOf(words(Reason.values()));
        assertThat(DocumentRules.values(document, "ScanUploadController.VerdictView.verdict"))
                .contains("malformed")
                .containsAll(words(OfflineVerdict.Kind.values()));
        assertThat(DocumentRules.values(document, "DeviceController.DeviceView.scopes"))
                .containsExactlyInAnyOrderElementsOf(words(Scope.values()));
        assertThat(DocumentRules.values(document, "ScanController.ScanRequest.direction"))
                .contains("entry", "exit");
    }

    private String document() {
        return get("/validation-service/swagger/validation-service.yml").body();
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
