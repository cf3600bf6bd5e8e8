package dev.usher.payment.event;

import dev.usher.contracts.message.Money;
import dev.usher.platform.web.Texts;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A ticket type as an organizer sends it.
///
/// @param id if absent, it is derived from the name: `VIP & Friends` becomes `vip-friends`
@Serdeable
record TicketTypeRequest(
        @Nullable @Pattern(regexp = "[a-z0-9-]{1,40}", message = "must be 1 to 40 of a-z 0-9 -")
        String id,

        @NotBlank @Size(max = 100) @Pattern(regexp = Texts.ONE_LINE, message = Texts.NOT_ONE_LINE)
        String name,

        @NotNull @Valid EventRequest.Price price,

        @NotNull @Min(1) @Max(EventRequest.MAX_CAPACITY) Integer capacity) {
    private static final int MAX_ID_LENGTH = 40;

    /// @param field the field's name in the request, such as `ticketTypes[0]`
    /// @throws IllegalArgumentException if it cannot be sold
    TicketType toTicketType(String field) {
        Money money = Prices.check(price.toMoney(), field + ".price");
        String visibleName = Texts.visible(name, field + ".name");
        return new TicketType(id == null ? slug(field) : id, visibleName, money, capacity);
    }

    private String slug(String field) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String slug =
                ascii.substring(0, Math.min(ascii.length(), MAX_ID_LENGTH)).replaceAll("^-+|-+$", "");
        if (slug.isEmpty()) {
            throw new IllegalArgumentException(
                    field + ".id is missing, and the name has no letters a-z to make one from");
        }
        return slug;
    }
}
