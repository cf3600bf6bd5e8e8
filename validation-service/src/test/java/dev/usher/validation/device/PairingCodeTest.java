package dev.usher.validation.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PairingCodeTest {
    @Test
    void isGroupedForTyping() {
        assertThat(PairingCode.random().text())
                .matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void isReadHoweverItWasTyped() {
        var code = PairingCode.random();

        assertThat(PairingCode.typed(" " + code.text().toLowerCase(Locale.ROOT).replace('-', ' ')))
                .isEqualTo(code);
        assertThat(PairingCode.typed("oil0-1111-2222")).isEqualTo(new PairingCode("011011112222"));
    }

    @Test
    void doesNotShowItselfInLogs() {
        var code = PairingCode.random();

        assertThat(code.toString()).doesNotContain(code.characters().substring(0, 4));
    }

    @Test
    void aTokenIsReadBackAndHidesItsSecret() {
        var token = DeviceToken.of(DeviceId.random());

        assertThat(DeviceToken.parse(token.text())).contains(token);
        assertThat(token.toString()).doesNotContain(token.secret());
        assertThat(DeviceToken.parse("rubbish")).isEmpty();
        assertThat(DeviceToken.parse("no-uuid.secret")).isEmpty();
    }
}
