package dev.usher.contracts.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "Ada.Lovelace+tickets@Example.ORG, Ada.Lovelace+tickets@example.org",
        "o'neill!#$%&*+/=?^_`{|}~-@example.co.uk, o'neill!#$%&*+/=?^_`{|}~-@example.co.uk",
        "jürgen@müller.example, jürgen@xn--mller-kva.example",
        "用户@例子.测试, 用户@xn--fsqu00a.xn--0zwm56d",
        "ada@straße.example, ada@xn--strae-oqa.example",
        "ada@faß.example, ada@xn--fa-hia.example",
        "ada@βόλος.com, ada@xn--nxasmm1c.com",
        "ada@xn--strae-oqa.de, ada@xn--strae-oqa.de"
    })
    void mailCanBeSentThere(String text, String wire) {
        assertThat(MailAddress.parse(text)).contains(new MailAddress(text, wire));
    }

    @Test
    void spacesAroundItAreForgiven() {
        assertThat(MailAddress.parse(" ada@example.org \t"))
                .map(MailAddress::text)
                .contains("ada@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                "ada@exa_mple.org",
                "ada@-example.org",
                "ada@example..org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@127.0.0.1",
                "ada@[127.0.0.1]",
                "ada@xn--a.example",
                "ada@a\u200Db.example",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "ada lovelace@example.org",
                "\"ada lovelace\"@example.org",
                "ada@home@example.org",
                "Ada <ada@example.org>",
                "ada@example.org, ben@example.org",
                "ada(home)@example.org",
                "ada@example.org\r\nBcc: ben@example.org",
                "ada\u200B@example.org",
                "ada\u00AD@example.org",
                "ada\u3164@example.org",
                "ada\u2800@example.org",
                "ada\uDB40\uDC41@example.org",
                "ada\u202E@example.org",
                "ada\u00A0@example.org",
                "ada\uD83D@example.org"
            })
    void mailCannotBeSentThere(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
    }

    @Test
    void itIsNoLongerThanServersTake() {
        String domain = "@" + "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".example";

        assertThat(MailAddress.parse("a".repeat(62) + domain)).isPresent();
        assertThat(MailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(MailAddress.parse("ü".repeat(33) + "@example.org")).isEmpty();
        assertThat(MailAddress.parse("a".repeat(64) + domain)).isEmpty();
    }

    /// An operator can do the same: `printf %s ada@example.org | sha256sum`.
    @Test
    void theDigestIsTheSameForAllWaysToWriteAnAddress() {
        String ada = MailAddress.digest("ada@example.org");

        assertThat(ada).isEqualTo("cfe00dde46ef942601ffafb9e2825e802858b460e586b8305b344c1eb826357d");
        assertThat(MailAddress.digest(" Ada@EXAMPLE.org ")).isEqualTo(ada);
        assertThat(MailAddress.digest("ben@example.org")).isNotEqualTo(ada);
        assertThat(MailAddress.digest("ada@stra\u00dfe.example"))
                .isEqualTo(MailAddress.digest("ada@xn--strae-oqa.example"));
        assertThat(MailAddress.digest("nobody")).hasSize(64);
    }
}
