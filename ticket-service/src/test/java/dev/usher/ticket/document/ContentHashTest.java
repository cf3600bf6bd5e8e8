package dev.usher.ticket.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.contracts.message.EventFacts;
import dev.usher.contracts.testing.SampleMessages;
import dev.usher.ticket.document.layout.Layouts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Equal documents have equal hashes, and others have others.
class ContentHashTest {
    private static final Logo LOGO = Logo.ofPng(SampleLogos.png(30, 10));

    @Test
    void theSamePageIsTheSame() {
        assertThat(hash(page("Ada", Locale.UK, LOGO))).isEqualTo(hash(page("Ada", Locale.UK, LOGO)));
    }

    @Test
    void whateverIsPrintedMakesAnother() {
        EventFacts renamed = SampleMessages.event(SampleMessages.EVENT.eventId(), 1, "Day", null);
        TicketPage page = page("Ada", Locale.UK, null);
        Stream<String> hashes = Stream.of(
                hash(page),
                hash(page("Eve", Locale.UK, null)),
                hash(page("Ada", Locale.GERMANY, null)),
                hash(page("Ada", Locale.US, null)),
                hash(page("Ada", Locale.UK, LOGO)),
                hash(page("Ada", Locale.UK, Logo.ofPng(SampleLogos.png(31, 10)))),
                hash(SamplePages.page(renamed, "Ada", 1, 2)),
                hash(SamplePages.page(2, 2)),
                ContentHash.of(List.of(page, page), Layouts.A4),
                ContentHash.of(List.of(page), Layouts.WALLET));

        assertThat(hashes).doesNotHaveDuplicates().hasSize(10);
    }

    @Test
    void whatIsNotPrintedMakesNone() {
        EventFacts later = SampleMessages.event(SampleMessages.EVENT.eventId(), 7, SampleMessages.EVENT.name(), null);

        assertThat(hash(SamplePages.page(later, "Ada", 1, 2)))
                .isEqualTo(hash(SamplePages.page(SampleMessages.EVENT, "Ada", 1, 2)));
    }

    private static String hash(TicketPage page) {
        return ContentHash.of(List.of(page), Layouts.A4);
    }

    private static TicketPage page(String attendee, Locale language, @Nullable Logo logo) {
        return SamplePages.page(SampleMessages.EVENT, attendee, 1, 2, language, logo);
    }
}
