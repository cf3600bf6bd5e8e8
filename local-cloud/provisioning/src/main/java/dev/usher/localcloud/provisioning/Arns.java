package dev.usher.localcloud.provisioning;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The ARNs of what exists, by logical name.
record Arns(Map<String, String> byName) {

    String of(String logicalName) {
        return Objects.requireNonNull(byName.get(logicalName), () -> logicalName + " is not declared in topology.json");
    }

    List<String> of(List<String> logicalNames) {
        return logicalNames.stream().map(this::of).toList();
    }
}
