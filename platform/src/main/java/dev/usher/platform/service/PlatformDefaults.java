package dev.usher.platform.service;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.PropertySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/// Gives every service (and its tests) the settings of platform-defaults.properties, which its own
/// application.properties and the environment override.
@ContextConfigurer
public final class PlatformDefaults implements ApplicationContextConfigurer {
    private static final String RESOURCE = "/platform-defaults.properties";
    private static final int BELOW_APPLICATION_PROPERTIES = -1000;

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(PropertySource.of("platform-defaults", load(), BELOW_APPLICATION_PROPERTIES));
    }

    private static Map<String, Object> load() {
        var properties = new Properties();
        try (InputStream in = PlatformDefaults.class.getResourceAsStream(RESOURCE)) {
            properties.load(Objects.requireNonNull(in, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        var defaults = new HashMap<String, Object>();
        properties.stringPropertyNames().forEach(name -> defaults.put(name, properties.getProperty(name)));
        return defaults;
    }
}
