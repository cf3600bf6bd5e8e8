package dev.usher.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The settings of a module, as an operator writes them. A subclass lists every configuration record of the module with
/// all its components; a record or a component that is not listed makes it fail.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConfigContract {
    private final String module;
    private final Map<String, String> required;
    private final Map<String, List<Component>> records;

    /// @param module the package that the module's classes are in or below
    /// @param required the environment without which nothing starts
    /// @param records the components of each record, by the record's simple name
    protected ConfigContract(String module, Map<String, String> required, Map<String, List<Component>> records) {
        this.module = module;
        this.required = required;
        this.records = records;
    }

    /// A component that an operator sets.
    ///
    /// @param variable the environment variable
    /// @param usual its value in an environment of only what is required; null if it is absent then
    /// @param other another value, as an operator writes it
    /// @param read how that is read
    /// @param unusable values that are refused
    protected static Component setting(
            String name, String variable, @Nullable Object usual, String other, Object read, String... unusable) {
        return new Component(name, variable, usual, other, read, List.of(unusable));
    }

    /// A component that no operator sets, but the properties of a service.
    protected static Component fixed(String name, @Nullable Object value) {
        return new Component(name, null, value, "", value, List.of());
    }

    @Test
    void everyRecordIsListed() {
        try (var context = start(Map.of())) {
            assertThat(configs(context)).hasSameSizeAs(records).containsOnlyKeys(records.keySet());
        }
    }

    @Test
    void defaults() {
        try (var context = start(Map.of())) {
            assertThat(values(context)).isEqualTo(expected(Component::usual));
        }
    }

    @Test
    void everySettingCanBeSet() {
        var others = new HashMap<String, String>();
        components().filter(it -> it.variable() != null).forEach(it -> others.put(it.variable(), it.other()));

        try (var context = start(others)) {
            assertThat(values(context)).isEqualTo(expected(Component::read));
        }
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void anUnusableValueIsRefusedAtStartByTheSettingsName(String variable, String value) {
        assertThatThrownBy(() -> start(Map.of(variable, value)).close())
                .hasStackTraceContaining("SettingException: " + variable + " ");
    }

    Stream<Arguments> unusable() {
        return components().flatMap(it -> it.unusable().stream().map(value -> Arguments.of(it.variable(), value)));
    }

    private Stream<Component> components() {
        return records.values().stream().flatMap(List::stream);
    }

    private Map<String, Map<String, @Nullable Object>> expected(Function<Component, @Nullable Object> value) {
        var expected = new TreeMap<String, Map<String, @Nullable Object>>();
        records.forEach((name, components) -> {
            var values = new LinkedHashMap<String, @Nullable Object>();
            components.forEach(component -> values.put(component.name(), value.apply(component)));
            expected.put(name, values);
        });
        return expected;
    }

    private Map<String, Map<String, @Nullable Object>> values(ApplicationContext context) {
        var values = new TreeMap<String, Map<String, @Nullable Object>>();
        configs(context).forEach((name, config) -> values.put(name, values(config)));
        return values;
    }

    private Map<String, Object> configs(ApplicationContext context) {
        return context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationProperties.class)).stream()
                .filter(definition -> definition.getBeanType().getName().startsWith(module + "."))
                .collect(Collectors.toMap(definition -> definition.getBeanType().getSimpleName(), context::getBean));
    }

    private static Map<String, @Nullable Object> values(Object config) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (RecordComponent component : config.getClass().getRecordComponents()) {
            values.put(component.getName(), value(config, component));
        }
        return values;
    }

    private static @Nullable Object value(Object config, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(config);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.toString(), e);
        }
    }

    private ApplicationContext start(Map<String, String> others) {
        var environment = new HashMap<String, Object>(required);
        environment.putAll(others);
        return ApplicationContext.builder()
                .eagerInitConfiguration(true)
                .propertySources(PropertySource.of(
                        "environment",
                        environment,
                        PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE,
                        PropertySource.Origin.of("test")))
                .start();
    }

    /// One component of a configuration record; see [ConfigContract#setting] and [ConfigContract#fixed].
    protected record Component(
            String name,
            @Nullable String variable,
            @Nullable Object usual,
            String other,
            @Nullable Object read,
            List<String> unusable) {}
}
