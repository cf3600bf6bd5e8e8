package dev.usher.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.service.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletConfigTest {
    private static final WalletConfig GOOD = SampleWalletKey.validFor(30).config();

    @Test
    void withoutSettingsThereAreNoPasses() {
        assertThat(new WalletConfig("", "", "", "", "").key()).isEmpty();
        assertThat(new WalletConfig(null, null, null, null, null).key()).isEmpty();
    }

    @Test
    void oneAloneIsRefusedAndTheMissingOneNamed() {
        assertThatThrownBy(() -> new WalletConfig("pass.a", "T", GOOD.certificate(), "", GOOD.wwdrCertificate()))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("WALLET_CERTIFICATE_PASSWORD is missing");
    }

    @Test
    void aFileWillDoAsWell(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("pass.p12");
        Files.write(file, Base64.getDecoder().decode(GOOD.certificate()));

        assertThat(with(GOOD.passTypeId(), GOOD.teamId(), file.toString(), GOOD.certificatePassword())
                        .key())
                .isPresent();
    }

    @Test
    void aCertificateOfAnotherPassTypeOrTeamIsRefused() {
        assertThatThrownBy(() -> with("pass.other", GOOD.teamId(), GOOD.certificate(), GOOD.certificatePassword()))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("WALLET_PASS_TYPE_ID is not the one");
        assertThatThrownBy(() -> with(GOOD.passTypeId(), "OTHER", GOOD.certificate(), GOOD.certificatePassword()))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("WALLET_TEAM_ID is not the one");
    }

    @Test
    void whatCannotBeOpenedIsRefusedWithoutThePassword() {
        assertThatThrownBy(() -> with(GOOD.passTypeId(), GOOD.teamId(), GOOD.certificate(), "wrong-password"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("WALLET_CERTIFICATE cannot be read")
                .hasMessageNotContaining("wrong-password");
        assertThatThrownBy(() -> with(GOOD.passTypeId(), GOOD.teamId(), "bm90aGluZw==", "open"))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("WALLET_CERTIFICATE cannot be read");
    }

    @Test
    void anExpiredCertificateIsRefused() {
        assertThatThrownBy(() -> SampleWalletKey.validFor(-1).config())
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("WALLET_CERTIFICATE is not valid today");
    }

    private static WalletConfig with(
            @Nullable String passTypeId,
            @Nullable String teamId,
            @Nullable String certificate,
            @Nullable String password) {
        return new WalletConfig(passTypeId, teamId, certificate, password, GOOD.wwdrCertificate());
    }
}
