package dev.usher.platform.tracing;

import dev.usher.platform.service.Build;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// The tracer of a service. Without an address to send spans to, traces are not recorded, but still have ids, which
/// logs carry.
@Factory
final class TracingFactory {
    /// Everything that a span may grow by. The longest values are our ids.
    private static final SpanLimits LIMITS = SpanLimits.builder()
            .setMaxAttributeValueLength(256)
            .setMaxNumberOfAttributes(32)
            .setMaxNumberOfEvents(8)
            .setMaxNumberOfLinks(16)
            .build();

    /// Closed after everything that makes spans, so that the last of them are sent, too.
    @Singleton
    @Bean(preDestroy = "close")
    Spans spans(
            TracingConfig config,
            Build build,
            MeterRegistry meters,
            @Value("${micronaut.application.name}") String service,
            @Value("${usher.env}") String environment) {
        var provider = SdkTracerProvider.builder()
                .setResource(Resource.builder()
                        .put(Semconv.SERVICE_NAME, service)
                        .put(Semconv.SERVICE_NAMESPACE, "usher")
                        .put(Semconv.SERVICE_VERSION, build.version())
                        .put(Semconv.SERVICE_INSTANCE_ID, UUID.randomUUID().toString())
                        .put(Semconv.DEPLOYMENT_ENVIRONMENT_NAME, environment)
                        .build())
                .setSpanLimits(LIMITS)
                .setSampler(Sampler.parentBased(
                        config.isExported() ? Sampler.traceIdRatioBased(config.ratio()) : Sampler.alwaysOff()));
        provider.addSpanProcessor(config.isExported() ? SpanExport.to(config.endpoint(), meters) : new IdsOnly());
        return new Spans(provider.build());
    }

    @Singleton
    Tracer tracer(Spans spans) {
        return spans.provider().get("dev.usher");
    }

    /// What makes spans, and sends them.
    record Spans(SdkTracerProvider provider) {
        /// A stop does not wait longer for a receiver that is away.
        private static final Duration SENT_WITHIN = Duration.ofSeconds(2);

        void close() {
            provider.shutdown().join(SENT_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
