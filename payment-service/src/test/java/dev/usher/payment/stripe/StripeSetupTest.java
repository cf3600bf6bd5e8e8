package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Compares the setup page for operators with names in the code.
class StripeSetupTest {
    private static final Pattern SUBSCRIBED = Pattern.compile("enabled_events\\[]=([a-z_.]+)");

    @Test
    void thePageSubscribesToExactlyWhatIsUnderstood() throws IOException {
        String page = Files.readString(Path.of("../docs/STRIPE_SETUP.md"));

        assertThat(SUBSCRIBED.matcher(page).results().map((MatchResult type) -> type.group(1)))
                .containsExactlyInAnyOrderElementsOf(StripeEvents.TYPES);
    }
}
