package dev.usher.ticket.wallet;

import de.brendamour.jpasskit.PKBarcode;
import de.brendamour.jpasskit.PKField;
import de.brendamour.jpasskit.PKPass;
import de.brendamour.jpasskit.PKPassBuilder;
import de.brendamour.jpasskit.enums.PKBarcodeFormat;
import de.brendamour.jpasskit.enums.PKPassType;
import de.brendamour.jpasskit.passes.PKEventTicket;
import de.brendamour.jpasskit.passes.PKGenericPassBuilder;
import de.brendamour.jpasskit.signing.PKInMemorySigningUtil;
import de.brendamour.jpasskit.signing.PKPassTemplateInMemory;
import de.brendamour.jpasskit.signing.PKSigningException;
import dev.usher.contracts.message.EventFacts;
import dev.usher.ticket.document.Logo;
import dev.usher.ticket.document.Palette;
import dev.usher.ticket.document.TicketFields;
import dev.usher.ticket.document.TicketPage;
import dev.usher.ticket.document.layout.Field;
import dev.usher.ticket.document.layout.Tone;
import dev.usher.ticket.document.pdf.Rgb;
import dev.usher.ticket.order.Ticket;
import dev.usher.ticket.printing.TicketPages;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes passes: what the PDF says, in Wallet's shape, signed. Thread-safe.
@Singleton
final class WalletPasses {
    private static final String[] SCALES = {"", "@2x", "@3x"};

    private final TicketPages pages;
    private final PKInMemorySigningUtil signer = new PKInMemorySigningUtil();

    WalletPasses(TicketPages pages) {
        this.pages = pages;
    }

    /// The pass of the ticket as it is now: a ZIP with its pictures, its facts and the signature.
    byte[] pass(Ticket ticket, WalletKey key) {
        TicketPage page = pages.of(List.of(ticket)).getFirst();
        Palette palette = Palette.of(page.event().accentColor());
        try {
            return signer.createSignedAndZippedPkPassArchive(
                    facts(ticket, page, palette, key), pictures(palette, page.logo()), key.signing());
        } catch (PKSigningException | IOException e) {
            throw new IllegalStateException("no pass of " + ticket.ticketId(), e);
        }
    }

    private static PKPass facts(Ticket ticket, TicketPage page, Palette palette, WalletKey key) {
        EventFacts event = page.event();
        TicketFields fields = TicketFields.of(page);
        String ink = css(palette.color(Tone.ON_ACCENT));
        String organizer = event.organizerName().isBlank() ? event.name() : event.organizerName();
        PKPassBuilder pass = PKPass.builder()
                .formatVersion(1)
                .passTypeIdentifier(key.passTypeId())
                .teamIdentifier(key.teamId())
                // A reissued ticket is another pass.
                .serialNumber(ticket.ticketId().uuid() + "-" + ticket.edition().issue())
                .groupingIdentifier(ticket.registrationId().uuid().toString())
                .organizationName(organizer)
                .description(event.name())
                .backgroundColor(css(palette.color(Tone.ACCENT)))
                .foregroundColor(ink)
                .labelColor(ink)
                .relevantDate(event.doorsOpenAt())
                .expirationDate(event.admitsUntil())
                .barcodeBuilder(PKBarcode.builder()
                        .format(PKBarcodeFormat.PKBarcodeFormatQR)
                        .message(ticket.edition().qrCode())
                        // With UTF-8 the code starts with a marker (ECI) that some scanners type as characters.
                        .messageEncoding(StandardCharsets.ISO_8859_1)
                        .altText(fields.text(Field.CODE_END)))
                .pass(front(fields));
        if (page.logo() == null) {
            pass.logoText(organizer);
        }
        if (!pass.isValid()) {
            throw new IllegalStateException("no pass of " + ticket.ticketId() + ": " + pass.getValidationErrors());
        }
        return pass.build();
    }

    private static PKGenericPassBuilder front(TicketFields fields) {
        return PKEventTicket.builder()
                .passType(PKPassType.PKEventTicket)
                .headerField(field(fields, "number", null, Field.TICKET_OF))
                .primaryField(field(fields, "event", null, Field.EVENT_NAME))
                .secondaryField(field(fields, "date", Field.DATE_LABEL, Field.DATE))
                .secondaryField(field(fields, "time", Field.TIME_LABEL, Field.TIME))
                .auxiliaryField(field(fields, "venue", Field.VENUE_LABEL, Field.VENUE_NAME))
                .auxiliaryField(field(fields, "type", Field.TYPE_LABEL, Field.TYPE))
                .auxiliaryField(field(fields, "attendee", Field.ATTENDEE_LABEL, Field.ATTENDEE))
                .backField(field(fields, "address", Field.VENUE_LABEL, Field.VENUE_ADDRESS))
                .backField(field(fields, "doors", Field.DOORS_LABEL, Field.DOORS))
                .backField(field(fields, "zone", Field.TIME_LABEL, Field.ZONE))
                .backField(field(fields, "order", Field.ORDER_LABEL, Field.ORDER))
                .backField(field(fields, "price", Field.PRICE_LABEL, Field.PRICE))
                .backField(field(fields, "terms", null, Field.TERMS));
    }

    private static PKField field(TicketFields fields, String key, @Nullable Field label, Field value) {
        var field = PKField.builder().key(key).value(fields.text(value));
        return label == null ? field.build() : field.label(fields.text(label)).build();
    }

    private static PKPassTemplateInMemory pictures(Palette palette, @Nullable Logo logo) throws IOException {
        var pictures = new PKPassTemplateInMemory();
        for (int scale = 1; scale <= SCALES.length; scale++) {
            byte[] icon = PassImages.icon(palette.color(Tone.ACCENT), palette.color(Tone.ON_ACCENT), scale);
            pictures.addFile("icon" + SCALES[scale - 1] + ".png", new ByteArrayInputStream(icon));
            if (logo != null) {
                byte[] picture = PassImages.logo(logo, scale);
                pictures.addFile("logo" + SCALES[scale - 1] + ".png", new ByteArrayInputStream(picture));
            }
        }
        return pictures;
    }

    private static String css(Rgb rgb) {
        return "rgb(" + rgb.red() + "," + rgb.green() + "," + rgb.blue() + ")";
    }
}
