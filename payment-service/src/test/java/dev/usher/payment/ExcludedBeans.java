package dev.usher.payment;

import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanResolutionContext;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Beans that are excluded from a test's context, because the test replaces them or wants no background work.
///
/// @param names parts of class names
public record ExcludedBeans(List<String> names) implements BeanConfiguration {
    /// The conditions of a context without these beans. Setting one condition drops those of the framework's
    /// modules, which are needed, so they are all included.
    public static BeanConfiguration[] of(List<String> names) {
        var conditions = SoftServiceLoader.load(BeanConfiguration.class).collectAll();
        conditions.add(new ExcludedBeans(names));
        return conditions.toArray(BeanConfiguration[]::new);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean isWithin(BeanDefinitionReference beanDefinitionReference) {
        return isWithin(beanDefinitionReference.getBeanDefinitionName());
    }

    @Override
    public boolean isWithin(String className) {
        return names.stream().anyMatch(className::contains);
    }

    @Override
    public boolean isEnabled(BeanContext context) {
        return false;
    }

    @Override
    public boolean isEnabled(BeanContext context, @Nullable BeanResolutionContext resolutionContext) {
        return false;
    }

    @Override
    public @Nullable Package getPackage() {
        return ExcludedBeans.class.getPackage();
    }

    @Override
    public String getName() {
        return "left out by a test";
    }

    @Override
    public @Nullable String getVersion() {
        return null;
    }
}
