package dev.usher.ticket.document;

import dev.usher.contracts.hash.Sha256;
import dev.usher.ticket.document.layout.Field;
import dev.usher.ticket.document.layout.Layout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// Finds out whether a document would differ from the stored one, without rendering it.
final class ContentHash {
    /// Raised whenever the same pages and layout come out in another way: fonts, drawing, tags.
    private static final int RENDERER_VERSION = 1;

    private final MessageDigest hash = Sha256.digest();

    private ContentHash() {}

    /// SHA-256 in hexadecimal digits over all that is printed: the renderer's version, the layout's data,
    /// and of each page all texts, the code, colour, language and logo.
    static String of(List<TicketPage> pages, Layout layout) {
        var content = new ContentHash();
        content.add(Integer.toString(RENDERER_VERSION));
        content.add(layout.toString());
        pages.forEach(content::add);
        return HexFormat.of().formatHex(content.hash.digest());
    }

    private void add(TicketPage page) {
        Language language = Language.of(page.language());
        var fields = new TicketFields(page, language);
        for (Field field : Field.values()) {
            add(fields.text(field));
        }
        add(language.label("title", page.event().name()));
        add(page.code());
        add(language.locale().toLanguageTag());
        add(page.paidAt().toString());
        add(Objects.requireNonNullElse(page.event().accentColor(), "no colour"));
        add(page.logo() == null ? "no logo" : page.logo().digest());
    }

    /// With its length, so that no two lists of texts have the same hash input.
    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        hash.update(bytes);
    }
}
