package dev.usher.platform.web;

import dev.usher.contracts.id.EventId;
import dev.usher.contracts.id.RegistrationId;
import dev.usher.contracts.id.TicketId;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/// Accepts ids with or without their prefix in paths and queries.
@Singleton
final class IdConverters implements TypeConverterRegistrar {
    @Override
    public void register(MutableConversionService conversions) {
        register(conversions, EventId.class, EventId::parse);
        register(conversions, RegistrationId.class, RegistrationId::parse);
        register(conversions, TicketId.class, TicketId::parse);
    }

    private static <T> void register(MutableConversionService conversions, Class<T> type, Function<String, T> parse) {
        conversions.addConverter(String.class, type, (text, _, context) -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException e) {
                context.reject(text, e);
                return Optional.empty();
            }
        });
    }
}
