package dev.usher.platform.tracing;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.SettingException;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;

/// Settings of traces. The defaults are in platform-defaults.properties.
///
/// @param endpoint where spans are sent, without `/v1/traces`; empty: nowhere, and only the ids exist, for logs
/// @param ratio of the traces that are recorded, from 0 to 1. Whoever begins a trace decides for all of it.
@ConfigurationProperties("tracing")
record TracingConfig(@Setting String endpoint, @Setting Double ratio) {
    TracingConfig {
        endpoint = endpoint == null || endpoint.isBlank()
                ? ""
                : Settings.webAddress(endpoint, "OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:4318");
        if (ratio == null || !(ratio >= 0 && ratio <= 1)) {
            throw new SettingException("OTEL_TRACES_SAMPLER_ARG", "must be a number from 0 to 1");
        }
    }

    boolean isExported() {
        return !endpoint.isEmpty();
    }
}
