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
        return Stream.of(
                new On("local-cloud", new OnLocalCloudExtension()), new On("LocalStack", new OnLocalStackExtension()));
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
