package dev.usher.validation.device;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Converts device ids in paths, with or without their prefix.
@Singleton
final class DeviceIdConverter implements TypeConverter<String, DeviceId> {
    @Override
    public Optional<DeviceId> convert(String text, Class<DeviceId> type, ConversionContext context) {
        try {
            return Optional.of(DeviceId.parse(text));
        } catch (IllegalArgumentException e) {
            context.reject(text, e);
            return Optional.empty();
        }
    }
}
