package dev.usher.platform.json;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ReferenceCounted;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.body.JsonMessageHandler;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.SerdeRegistry;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reads the JSON bodies of requests to our API: UTF-8, one value and nothing after it, each field at most
/// once, each value from its own JSON token. Unknown fields are ignored, so that clients may be newer
/// than the server; where that would be dangerous, `StrictBody` refuses them.
///
/// Messages and other APIs' JSON are read by the framework's tolerant mapper.
@Singleton
@Order(JsonMessageHandler.ORDER - 10)
@JsonMessageHandler.ConsumesJson
final class StrictJsonReader<T> implements MessageBodyReader<T> {
    private final Deserializer.DecoderContext context;
    private final JsonMapper mapper;
    private final StrictJsonConfig config;

    /// Bounded by the number of body types.
    private final Map<Argument<?>, Deserializer<?>> deserializers = new ConcurrentHashMap<>();

    StrictJsonReader(SerdeRegistry registry, JsonMapper mapper, StrictJsonConfig config) {
        this.context = registry.newDecoderContext(Object.class);
        this.mapper = mapper;
        this.config = config;
    }

    @Override
    public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
        return mediaType != null && mediaType.matchesAllOrWildcardOrExtension(MediaType.EXTENSION_JSON);
    }

    @Override
    public T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, ByteBuffer<?> buffer)
            throws CodecException {
        byte[] body = buffer.toByteArray();
        T read = read(type, body);
        if (buffer instanceof ReferenceCounted counted) {
            counted.release();
        }
        return read;
    }

    @Override
    public T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body)
            throws CodecException {
        try {
            return read(type, body.readAllBytes());
        } catch (IOException e) {
            throw new CodecException("Cannot read the body", e);
        }
    }

    private T read(Argument<T> type, byte[] body) {
        try {
            return isStrict() ? readStrictly(type, body) : mapper.readValue(body, type);
        } catch (IOException e) {
            throw new CodecException("Cannot read JSON as " + type, e);
        }
    }

    private boolean isStrict() {
        return ServerRequestContext.currentRequest()
                .map(HttpRequest::getPath)
                .filter(path -> !config.isExcepted(path))
                .isPresent();
    }

    private T readStrictly(Argument<T> type, byte[] body) throws IOException {
        Deserializer<T> deserializer = deserializer(type);
        var decoder = new StrictDecoder(text(body));
        T read = deserializer.deserializeNullable(decoder, context, type);
        decoder.finish();
        return read;
    }

    @SuppressWarnings("unchecked") // put there under its own type
    private Deserializer<T> deserializer(Argument<T> type) throws SerdeException {
        @Nullable Deserializer<?> known = deserializers.get(type);
        if (known == null) {
            known = context.findDeserializer(type).createSpecific(context, type);
            deserializers.put(type, known);
        }
        return (Deserializer<T>) known;
    }

    /// The parser itself would accept overlong UTF-8, and guess UTF-16.
    private static String text(byte[] body) throws WrongValue {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new WrongValue("", "is not UTF-8");
        }
    }
}
