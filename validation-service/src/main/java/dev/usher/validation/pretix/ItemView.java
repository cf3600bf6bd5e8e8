package dev.usher.validation.pretix;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A product. There is only one, for all tickets, because this service knows an event's ticket types only
/// from the tickets it has seen. The `checkin_texts` of a scan name the type.
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record ItemView(
        long id,
        Map<String, String> name,
        @Nullable String internalName,
        String defaultPrice,
        @Nullable Long category,
        boolean active,
        boolean admission,
        boolean personalized,
        int position,
        @Nullable String picture,
        @Nullable String checkinText,
        boolean checkinAttention,
        boolean hasVariations,
        List<Long> variations,
        List<Long> addons,
        List<Long> bundles,
        boolean freePrice,
        String taxRate,
        List<String> salesChannels,
        boolean allowCancel,
        boolean requireApproval,
        boolean requireVoucher,
        boolean hideWithoutVoucher,
        boolean requireBundling,
        boolean issueGiftcard,
        @Nullable String mediaPolicy,
        @Nullable String mediaType) {
    static final String NAME = "Ticket";

    static final ItemView TICKET = new ItemView(
            ScannerApps.ITEM,
            Map.of("en", NAME),
            NAME,
            "0.00",
            null,
            true,
            true,
            true,
            0,
            null,
            null,
            false,
            false,
            List.of(),
            List.of(),
            List.of(),
            false,
            "0.00",
            List.of(),
            false,
            false,
            false,
            false,
            false,
            false,
            null,
            null);
}
