package dev.usher.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final String UUID_TEXT = "0f8fad5b-d9cb-469f-a165-70867728950e";

    @Test
    void anIdIsReadWithOrWithoutItsPrefixAndWrittenWithIt() {
        assertThat(EventId.parse("EVENT#" + UUID_TEXT)).isEqualTo(EventId.parse(UUID_TEXT));
        assertThat(RegistrationId.parse(UUID_TEXT)).hasToString("REG#" + UUID_TEXT);
        assertThat(TicketId.parse(UUID_TEXT)).hasToString("TICKET#" + UUID_TEXT);
        assertThat(UserId.parse("ada")).isEqualTo(UserId.parse("USER#ada")).hasToString("USER#ada");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "REG#0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b", "EVENT#"})
    void whatIsNoEventIdIsRefusedWithASentenceThatSaysWhatIsExpected(String text) {
        assertThatThrownBy(() -> EventId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an id: expected EVENT#<uuid>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "ü", "a/b"})
    void whatIsNoUserIdIsRefused(String text) {
        assertThatThrownBy(() -> UserId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameTicketOfTheSameRegistrationAlwaysHasTheSameId() {
        var registration = RegistrationId.parse(UUID_TEXT);

        assertThat(TicketId.derive(registration, 1)).isEqualTo(TicketId.parse("e967ea6d-842a-8009-8707-fc1be1b7c948"));
        assertThat(TicketId.derive(registration, 1)).isNotEqualTo(TicketId.derive(registration, 2));
        assertThat(TicketId.derive(registration, 1).uuid().version()).isEqualTo(8);
        assertThat(TicketId.derive(registration, 1).uuid().variant()).isEqualTo(2);
    }

    @Test
    void ticketsAreCountedFromOne() {
        var registration = RegistrationId.random();

        assertThatThrownBy(() -> TicketId.derive(registration, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameKeyOfTheSameBuyerAlwaysNamesTheSameRegistration() {
        RegistrationId derived = RegistrationId.derive(new UserId("a"), "b:c");

        assertThat(derived).isEqualTo(RegistrationId.derive(new UserId("a"), "b:c"));
        assertThat(derived.uuid().version()).isEqualTo(8);
        assertThat(derived)
                .isNotEqualTo(RegistrationId.derive(new UserId("a:b"), "c"))
                .isNotEqualTo(RegistrationId.derive(new UserId("a"), "b"));
    }
}
