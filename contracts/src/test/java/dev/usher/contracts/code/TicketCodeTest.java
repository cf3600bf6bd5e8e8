package dev.usher.contracts.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.contracts.code.TicketCodeVerifier.Verification;
import dev.usher.contracts.code.TicketCodeVerifier.Verification.Forged;
import dev.usher.contracts.code.TicketCodeVerifier.Verification.Genuine;
import dev.usher.contracts.code.TicketCodeVerifier.Verification.NotATicketCode;
import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.TicketId;
import dev.usher.contracts.id.UserId;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketCodeTest {
    /// Test 1 of [RFC 8032, section 7.1](https://www.rfc-editor.org/rfc/rfc8032#section-7.1).
    private static final byte[] SEED =
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private static final String PUBLIC_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final TicketCodeSigner SIGNER = new TicketCodeSigner(3, SEED);
    private static final TicketCodeVerifier VERIFIER = new TicketCodeVerifier(Map.of(3, SIGNER.publicKey()));
    private static final TicketCode CODE = new TicketCode(
            TicketId.parse("11111111-2222-8333-8444-555555555555"),
            EventId.parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
            UserId.parse("7d1f0c52-3b0e-4f0a-9a55-2f6a1f3c0a01"),
            1);
    private static final TicketCode TEXT_USER_CODE =
            new TicketCode(CODE.ticketId(), CODE.eventId(), UserId.parse("auth0|ada"), 258);

    /// The expected texts were made by another implementation (Node's crypto module).
    @Test
    void theTextIsFixedForever() {
        assertThat(SIGNER.sign(CODE))
                .isEqualTo("CMIRCEIREIRIGM4EIRKVKVKVKVKQ7D5NLPM4WRU7UFSXBBTXFCKQ47I7BRJDWDSPBKNFKL3KD46AUAIA"
                        + "AHRB64G4DG7SSD7SQCMYW63LCYZB5ADMY7DOQ75HJEIRNJKO7R36CKIC6LYGVEVBTG2FGMPXGQ6CWD2N"
                        + "BUGDFCM22XWDZSSQHFP7VWIL");
        assertThat(SIGNER.sign(TEXT_USER_CODE))
                .isEqualTo("EMIRCEIREIRIGM4EIRKVKVKVKVKQ7D5NLPM4WRU7UFSXBBTXFCKQ4CLBOV2GQMD4MFSGCAICGLYC6XDK"
                        + "XW2XACCCVQRZEATYANQ7IZKCLX4LFLJIRHX7GMPINHZITZKVTLD4HUG7MHADDHJ4JXDUJYJEU6YYNBDD"
                        + "GGR25UIEUCWZQBA");
    }

    @Test
    void thePublicKeyIsTheOneOfTheRfc() {
        assertThat(HexFormat.of().formatHex(SIGNER.publicKey())).isEqualTo(PUBLIC_KEY);
    }

    @Test
    void aSignedCodeIsGenuineAndSaysWhatWasSigned() {
        assertThat(VERIFIER.verify(SIGNER.sign(CODE))).isEqualTo(new Genuine(CODE));
        assertThat(VERIFIER.verify(SIGNER.sign(TEXT_USER_CODE))).isEqualTo(new Genuine(TEXT_USER_CODE));
    }

    @Test
    void aUserIdThatOnlyLooksLikeAUuidKeepsItsSpelling() {
        var upperCase = new TicketCode(
                CODE.ticketId(), CODE.eventId(), UserId.parse("7D1F0C52-3B0E-4F0A-9A55-2F6A1F3C0A01"), 1);

        assertThat(VERIFIER.verify(SIGNER.sign(upperCase))).isEqualTo(new Genuine(upperCase));
    }

    @Test
    void theTextFitsTheAlphanumericModeOfQrCodes() {
        assertThat(SIGNER.sign(CODE)).matches("[A-Z2-7]{184}");
    }

    @Test
    void whatScannersDoToTextIsForgiven() {
        assertThat(VERIFIER.verify(" " + SIGNER.sign(CODE).toLowerCase(java.util.Locale.ROOT) + "\r\n"))
                .isEqualTo(new Genuine(CODE));
    }

    @Test
    void changingAnyCharacterIsNoticed() {
        String text = SIGNER.sign(CODE);

        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            var tampered = text.substring(0, i) + other + text.substring(i + 1);

            assertThat(VERIFIER.verify(tampered)).as("character %s", i).isNotInstanceOf(Genuine.class);
        }
    }

    @Test
    void anotherKeyWithTheSameIdMakesAForgery() {
        byte[] otherSeed = SEED.clone();
        otherSeed[0] ^= 1;

        assertThat(VERIFIER.verify(new TicketCodeSigner(3, otherSeed).sign(CODE)))
                .isEqualTo(new Forged(CODE));
    }

    @Test
    void aKeyThatIsNotTrustedMakesAForgery() {
        assertThat(VERIFIER.verify(new TicketCodeSigner(4, SEED).sign(CODE))).isEqualTo(new Forged(CODE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "https://example.org/t/123", "{\"ticket\":1}", "AAAAAAAAAAAAAAAA", "\u0000\u0001"})
    void otherTextsAreNoTicketCodes(String text) {
        assertThat(VERIFIER.verify(text)).isEqualTo(new NotATicketCode());
    }

    @Test
    void aMegabyteIsRefusedUnread() {
        assertThat(VERIFIER.verify("A".repeat(1_000_000))).isEqualTo(new NotATicketCode());
    }

    @Test
    void cuttingOrPaddingACodeMakesItNoCode() {
        String text = SIGNER.sign(CODE);

        assertThat(VERIFIER.verify(text.substring(0, 160)))
                .isInstanceOf(Verification.class)
                .isNotInstanceOf(Genuine.class);
        assertThat(VERIFIER.verify(text + "AAAAAAAA")).isNotInstanceOf(Genuine.class);
    }

    @Test
    void keysAndIssuesOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new TicketCodeSigner(16, SEED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TicketCodeSigner(0, new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TicketCodeVerifier(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TicketCode(CODE.ticketId(), CODE.eventId(), CODE.userId(), 65_536))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePlainFormIsReadOnlyWithAllThreePrefixes() {
        var plain = new PlainTicketCode(CODE.ticketId(), CODE.eventId(), CODE.userId());

        assertThat(PlainTicketCode.parse(plain.toString())).contains(plain);
        assertThat(PlainTicketCode.parse("TICKET#1|EVENT#2|USER#3")).isEmpty();
        assertThat(PlainTicketCode.parse(plain.toString().replace("USER#", ""))).isEmpty();
    }
}
