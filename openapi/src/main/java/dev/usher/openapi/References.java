package dev.usher.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which schemas are used by what.
final class References {
    private References() {}

    /// The names of all schemas that these parts of the document lead to.
    static Set<String> reached(ObjectNode document, List<? extends JsonNode> parts) {
        ObjectNode schemas = Yaml.schemas(document);
        var reached = new HashSet<String>();
        var open = new ArrayDeque<JsonNode>(parts);
        while (!open.isEmpty()) {
            Yaml.each(open.pop(), node -> {
                String name = Yaml.referenced(node);
                if (!name.isEmpty() && reached.add(name) && schemas.has(name)) {
                    open.push(schemas.get(name));
                }
            });
        }
        return reached;
    }

    /// Removes schemas that nothing uses.
    static void prune(ObjectNode document) {
        ObjectNode schemas = Yaml.schemas(document);
        schemas.retain(reached(document, List.of(document.path("paths"))));
    }
}
