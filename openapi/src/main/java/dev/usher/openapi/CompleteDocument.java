package dev.usher.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The step of the build: rewrites a generated document in place. A second run changes nothing.
public final class CompleteDocument {
    private CompleteDocument() {}

    /// Completes a document.
    ///
    /// @param arguments the file
    /// @throws IllegalStateException if the result breaks a rule that the step cannot mend, such as an
    ///     operation without its own id; fails the build
    public static void main(String[] arguments) throws IOException {
        var file = Path.of(arguments[0]);
        ObjectNode document = Yaml.read(file);
        ObjectNode asItWas = document.deepCopy();
        complete(document);
        List<String> violations = DocumentRules.violations(document);
        if (!violations.isEmpty()) {
            throw new IllegalStateException(file.getFileName() + ":\n" + String.join("\n", violations));
        }
        // Rewriting an unchanged file would rebuild the jar, and a service may be running from it. As texts, because
        // trees are equal in any order.
        if (!document.toString().equals(asItWas.toString())) {
            Yaml.write(document, file);
        }
    }

    static void complete(ObjectNode document) {
        Texts.clean(document);
        Bodies.complete(document);
        Ids.complete(document);
        Scalars.complete(document);
        Answers.complete(document);
        Descriptions.complete(document);
        Nulls.complete(document);
        References.prune(document);
        // The generator writes them in the order in which the file system lists the sources.
        Yaml.sort(Yaml.object(document, "paths"));
        Yaml.sort(Yaml.schemas(document));
    }
}
