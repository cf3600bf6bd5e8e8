package dev.usher.contracts.timeline;

import dev.usher.contracts.message.Money;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What happened to an order, as one service knows it. Contains no personal data.
///
/// @param steps the earliest first
@Serdeable
public record Timeline(List<Step> steps) {
    public Timeline {
        steps = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
    }

    /// One step.
    ///
    /// @param what what happened, such as `paid` or `mail_sent`
    /// @param ticket the number of the ticket that it is about, from 1; absent if it is about the order
    /// @param detail which one, or how, such as the type of a message, a state or a gate
    @Serdeable
    public record Step(
            Instant at,
            String what,
            @Nullable Integer ticket,
            @Nullable Money amount,
            @Nullable String detail) {
        /// A step of the whole order.
        public static Step of(Instant at, String what, @Nullable String detail) {
            return new Step(at, what, null, null, detail);
        }

        /// A step of one ticket.
        public static Step of(Instant at, String what, int ticket, @Nullable String detail) {
            return new Step(at, what, ticket, null, detail);
        }

        /// A step with money.
        public static Step of(Instant at, String what, Money amount, @Nullable String detail) {
            return new Step(at, what, null, amount, detail);
        }

        /// The steps of a message: it was written, and it was published.
        ///
        /// @param publishedAt absent if it was not
        public static Stream<Step> message(String type, Instant writtenAt, @Nullable Instant publishedAt) {
            Step written = of(writtenAt, "message_written", type);
            return publishedAt == null
                    ? Stream.of(written)
                    : Stream.of(written, of(publishedAt, "message_published", type));
        }
    }
}
