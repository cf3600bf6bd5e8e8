package dev.usher.validation.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {
    @ParameterizedTest
    @EnumSource
    void everyReasonIsExplainedInTheDocuments(Reason reason) throws IOException {
        for (String document : new String[] {"README.md", "../docs/API_ENDPOINTS.md"}) {
            assertThat(Files.readString(Path.of(document)))
                    .as(document)
                    .containsPattern("(?m)^\\| [^|]*`" + reason.wireName() + "`");
        }
    }
}
