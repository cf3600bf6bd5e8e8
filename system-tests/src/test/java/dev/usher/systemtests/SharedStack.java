package dev.usher.systemtests;

import dev.usher.localcloud.launcher.ProjectLayout;
import dev.usher.localcloud.launcher.Stack;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One running system for all test classes that are [OnSharedStack] and ask for a [Stack] as a parameter. It
/// starts with the first of them and ends with the run: a start takes as long as several tests.
///
/// Classes that share it use their own events and devices, and leave its processes as they found them. A
/// class that kills one, or needs other settings, starts its own stack.
///
/// Classes that ask only for its [Addresses] can also test an Usher that runs already (`make browser`): with the
/// property
/// `usher.running` they get the addresses that the environment gives, and no stack starts.
public final class SharedStack implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stack.class || type == Addresses.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == Stack.class) {
            return stack(context);
        }
        return Boolean.getBoolean("usher.running") ? Addresses.given(System.getenv()) : Addresses.of(stack(context));
    }

    private static Stack stack(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Stack.class, first -> start(), Stack.class);
    }

    /// Stacks that start meanwhile empty the usual folder of logs.
    private static Stack start() {
        return Stack.builder()
                .logsIn(ProjectLayout.find().logs().resolve("shared"))
                .start();
    }
}
