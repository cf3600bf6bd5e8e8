package dev.usher.ticket.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.document.layout.Layouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/// What [veraPDF](https://verapdf.org) finds: screen readers can read the tickets (PDF/UA-1), and archives
/// can keep them (PDF/A-2a).
class AccessiblePdfTest {
    static final List<PDFAFlavour> CLAIMS = List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A);

    private final TicketRenderer renderer = new TicketRenderer(new SimpleMeterRegistry());

    @BeforeAll
    static void useVeraPdf() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @FieldSource("CLAIMS")
    void ticketsOfAllLanguagesKeepTheClaim(PDFAFlavour claim) throws Exception {
        for (TicketPage page : SamplePages.languages()) {
            assertThat(violations(renderer.render(List.of(page)), claim))
                    .as(page.language().toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("CLAIMS")
    void anOrderWithAllScriptsAndALogoKeepsTheClaim(PDFAFlavour claim) throws Exception {
        TicketPage withLogo = SamplePages.page(
                SampleMessages.EVENT, "Ada \uE000", 2, 2, TicketPage.DEFAULT_LANGUAGE, SampleLogos.translucent());
        List<TicketPage> pages = List.of(SamplePages.scripts(), withLogo);

        assertThat(violations(renderer.render(pages), claim)).isEmpty();
        assertThat(violations(renderer.render(pages, Layouts.WALLET), claim)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("CLAIMS")
    void theCheckerFindsFaultWithAnOrdinaryPage(PDFAFlavour claim) throws Exception {
        var ordinary = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(ordinary);
        }

        assertThat(violations(ordinary.toByteArray(), claim)).isNotEmpty();
    }

    private static Stream<String> violations(byte[] pdf, PDFAFlavour claim) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), claim);
                var validator = Foundries.defaultInstance().createValidator(claim, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage() + " at "
                            + assertion.getLocation().getContext());
        }
    }
}
