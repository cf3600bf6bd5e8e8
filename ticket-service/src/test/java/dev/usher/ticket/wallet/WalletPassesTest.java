package dev.usher.ticket.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.issuing.TicketIssuerOfTests;
import dev.usher.ticket.order.InMemoryTicketStore;
import dev.usher.ticket.order.Ticket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;

class WalletPassesTest {
    private static final SampleWalletKey KEY = SampleWalletKey.validFor(30);

    private final InMemoryTicketStore store = new InMemoryTicketStore();
    private final WalletPasses passes = new WalletPasses(TicketIssuerOfTests.pages());
    private final Ticket ticket = issued();
    private final Map<String, byte[]> files =
            unzip(passes.pass(ticket, KEY.config().key().orElseThrow()));

    @Test
    void theSignatureIsThePassTypesOwnAndOfThisManifest() throws Exception {
        var signed = new CMSSignedData(new CMSProcessableByteArray(file("manifest.json")), file("signature"));

        var signer = signed.getSignerInfos().getSigners().iterator().next();
        assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(KEY.certificate())))
                .isTrue();
        assertThat(signed.getCertificates().getMatches(null)).hasSize(2);
        KEY.certificate().verify(KEY.authority().getPublicKey());
    }

    @Test
    void theManifestHoldsTheHashOfEveryFile() throws Exception {
        Map<String, String> hashes = new HashMap<>();
        for (var entry : files.entrySet()) {
            if (!entry.getKey().equals("manifest.json") && !entry.getKey().equals("signature")) {
                byte[] hash = MessageDigest.getInstance("SHA-1").digest(entry.getValue());
                hashes.put(entry.getKey(), HexFormat.of().formatHex(hash));
            }
        }

        JsonNode manifest = new ObjectMapper().readTree(file("manifest.json"));

        assertThat(hashes.keySet()).contains("pass.json", "icon.png", "icon@2x.png", "icon@3x.png");
        assertThat(manifest).hasSize(hashes.size());
        hashes.forEach((name, hash) ->
                assertThat(manifest.path(name).asText()).as(name).isEqualTo(hash));
    }

    @Test
    void itSaysWhatThePdfSays() throws IOException {
        JsonNode pass = new ObjectMapper().readTree(file("pass.json"));

        assertThat(pass.path("passTypeIdentifier").asText()).isEqualTo(SampleWalletKey.PASS_TYPE);
        assertThat(pass.path("teamIdentifier").asText()).isEqualTo(SampleWalletKey.TEAM);
        assertThat(pass.path("serialNumber").asText())
                .isEqualTo(ticket.ticketId().uuid() + "-1");
        assertThat(pass.path("relevantDate").asText()).isEqualTo("2026-11-22T18:00:00Z");
        assertThat(pass.path("expirationDate").asText()).isEqualTo("2026-11-22T23:00:00Z");
        assertThat(pass.path("backgroundColor").asText()).isEqualTo("rgb(11,110,79)");
        assertThat(pass.path("foregroundColor").asText()).isEqualTo("rgb(255,255,255)");
        assertThat(pass.at("/barcodes/0/format").asText()).isEqualTo("PKBarcodeFormatQR");
        assertThat(pass.at("/barcodes/0/message").asText())
                .isEqualTo(ticket.edition().qrCode());
        assertThat(pass.at("/barcodes/0/messageEncoding").asText()).isEqualToIgnoringCase("iso-8859-1");
        assertThat(pass.at("/eventTicket/primaryFields/0/value").asText()).isEqualTo("Night of the Open Doors");
        assertThat(pass.at("/eventTicket/secondaryFields").findValuesAsText("value"))
                .containsExactly("Sunday, 22 November 2026", "20:00 – 00:00");
        assertThat(pass.at("/eventTicket/auxiliaryFields").findValuesAsText("value"))
                .containsExactly("Alte Münze", "General", "Ada Lovelace");
        assertThat(pass.at("/eventTicket/backFields").findValuesAsText("value"))
                .contains("Molkenmarkt 2, 10179 Berlin", "€25.00");
    }

    @Test
    void iconsHaveTheSizesThatWalletAsksFor() throws IOException {
        for (var expected :
                Map.of("icon.png", 29, "icon@2x.png", 58, "icon@3x.png", 87).entrySet()) {
            var picture = ImageIO.read(new ByteArrayInputStream(file(expected.getKey())));

            assertThat(picture.getWidth()).isEqualTo(expected.getValue());
            assertThat(picture.getHeight()).isEqualTo(expected.getValue());
        }
        Files.createDirectories(Path.of("target/passes"));
        Files.write(Path.of("target/passes/icon@3x.png"), file("icon@3x.png"));
    }

    private Ticket issued() {
        var order = SampleMessages.REGISTRATION;
        TicketIssuerOfTests.issue(store, SampleMessages.paymentSucceeded(order, 1));
        return store.ofRegistration(order).getFirst();
    }

    private byte[] file(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static Map<String, byte[]> unzip(byte[] archive) {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
            return files;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
