package dev.usher.ticket.download;

import dev.usher.ticket.document.layout.Layout;
import dev.usher.ticket.document.layout.Layouts;
import dev.usher.ticket.order.Ticket;
import java.util.List;
import java.util.regex.Pattern;

/// The file names that browsers save documents under.
final class FileName {
    /// Characters that some common file system refuses in a name, and those that change the reading direction.
    private static final Pattern UNFIT = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private static final int MOST_CHARACTERS = 80;

    private FileName() {}

    static String of(Ticket ticket, Layout layout) {
        String which = ticket.seat().of() == 1
                ? "Ticket"
                : "Ticket " + ticket.seat().number() + " of " + ticket.seat().of();
        return name(which, ticket, layout);
    }

    static String ofOrder(List<Ticket> tickets, Layout layout) {
        return name(tickets.size() == 1 ? "Ticket" : tickets.size() + " tickets", tickets.getFirst(), layout);
    }

    private static String name(String which, Ticket any, Layout layout) {
        String suffix = layout.equals(Layouts.A4) ? "" : " (" + layout.name() + ")";
        return which + " - " + clean(any.event().name()) + suffix + ".pdf";
    }

    /// The text without the characters that a file name cannot have.
    static String clean(String text) {
        String fit = UNFIT.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
        // Not in the middle of a character.
        int end = fit.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, fit.codePointCount(0, fit.length())));
        return fit.substring(0, end).strip();
    }
}
