package dev.usher.localcloud.testing;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/// What [OnEachCloud] stands for.
final class OnEachCloudExtension implements ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        return Stream.concat(
                Stream.of(new On("local-cloud", new OnLocalCloudExtension())), onLocalStack(context.getDisplayName()));
    }

    /// Left out here where there is none: JUnit 5.14 makes an instance of the class before it asks the conditions of a
    /// run.
    private static Stream<ClassTemplateInvocationContext> onLocalStack(String testClass) {
        var obstacle = SharedLocalStack.INSTANCE.obstacle();
        if (obstacle.isPresent()) {
            OnLocalStackExtension.saySkipped(testClass, obstacle.get());
            return Stream.empty();
        }
        return Stream.of(new On("LocalStack", new OnLocalStackExtension()));
    }

    /// One of the two runs.
    private record On(String cloud, Extension extension) implements ClassTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return "on " + cloud;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(extension);
        }
    }
}
