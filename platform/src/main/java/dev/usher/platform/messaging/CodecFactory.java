package dev.usher.platform.messaging;

import dev.usher.contracts.message.MessageCodec;
import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;

/// The codec with the service's own mapper.
@Factory
final class CodecFactory {
    @Singleton
    MessageCodec messageCodec(JsonMapper json) {
        return new MessageCodec(json);
    }
}
