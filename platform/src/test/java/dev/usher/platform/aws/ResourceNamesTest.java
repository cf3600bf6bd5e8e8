package dev.usher.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.service.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNamesTest {
    @Test
    void aTableThatWasRestoredHasItsNewNameAndTheOthersHaveTheirs() {
        ResourceNames names = names("payments=event-ticketing-payments-prod-2, refunds=event-ticketing-refunds-prod-2");

        assertThat(names.table("payments")).isEqualTo("event-ticketing-payments-prod-2");
        assertThat(names.table("refunds")).isEqualTo("event-ticketing-refunds-prod-2");
        assertThat(names.table("events")).isEqualTo("event-ticketing-events-prod");
        assertThat(names(" ").table("payments")).isEqualTo("event-ticketing-payments-prod");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"payments", "payments=", "payments=a table", "payment=event-ticketing-payments-prod-2", ","})
    void whatNamesNoTableEndsTheStart(String setting) {
        assertThatThrownBy(() -> names(setting))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("USHER_RESTORED_TABLES");
    }

    private static ResourceNames names(String restoredTables) {
        return new ResourceNames(new AwsConfig("prod", "eu-central-1", "000000000000", restoredTables));
    }
}
