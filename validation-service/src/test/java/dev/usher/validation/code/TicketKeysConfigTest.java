package dev.usher.validation.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.code.TicketCodeVerifier.Verification;
import dev.usher.platform.service.SettingException;
import dev.usher.validation.admission.Tickets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketKeysConfigTest {
    @Test
    void severalKeysMayBeTrusted() {
        String key = Base64.getEncoder().encodeToString(Tickets.SIGNER.publicKey());
        var verifier = new TicketKeysConfig("0:" + key + ", 3:" + key).verifier();

        assertThat(verifier.verify(Tickets.qrCode(Tickets.newId(), Tickets.EVENT, 1)))
                .isInstanceOf(Verification.Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0:", "0:AAAA", "x:iKgP9sax/4LBJKey87CgOqXXIQHtAu7c6ZLPkzV7x/E=", "0:not base64"})
    void otherValuesAreRefusedByName(String value) {
        assertThatThrownBy(() -> new TicketKeysConfig(value))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("TICKET_PUBLIC_KEYS ");
    }
}
