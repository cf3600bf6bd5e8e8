package dev.usher.localcloud.testing;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands over one [CloudUnderTest], the same one within a test class.
abstract sealed class CloudParameter implements ParameterResolver permits OnLocalCloudExtension, OnLocalStackExtension {

    private final Supplier<CloudUnderTest> environment;

    CloudParameter(Supplier<CloudUnderTest> environment) {
        this.environment = environment;
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CloudUnderTest.class;
    }

    @Override
    public final CloudUnderTest resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var testClass = outermost(context.getRequiredTestClass());
        return context.getRoot()
                .getStore(Namespace.create(getClass()))
                .getOrComputeIfAbsent(testClass, created -> environment.get(), CloudUnderTest.class);
    }

    /// Nested classes share what surrounds them.
    private static Class<?> outermost(Class<?> testClass) {
        var outer = testClass.getEnclosingClass();
        return outer == null ? testClass : outermost(outer);
    }
}
