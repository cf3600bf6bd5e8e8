package dev.usher.payment.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.service.SettingException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CreateBudgetConfigTest {
    @Test
    void theRateIsTakenAsItIs() {
        assertThat(new CreateBudgetConfig(20).createsPerSecond()).isEqualTo(20);
    }

    @Test
    void aBudgetOfNothingIsRefused() {
        refuses(0);
        refuses(null);
    }

    private static void refuses(@Nullable Integer createsPerSecond) {
        assertThatThrownBy(() -> new CreateBudgetConfig(createsPerSecond))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("STRIPE_CREATES_PER_SECOND must be a number, at least 1");
    }
}
