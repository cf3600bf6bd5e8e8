package dev.usher.validation.device;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// What a device may do.
public enum Scope {
    /// Scan tickets.
    SCAN("scan"),
    /// Scan, and also admit by a typed code when a ticket cannot be read.
    SUPERVISOR("supervisor");

    private final String wireName;

    Scope(String wireName) {
        this.wireName = wireName;
    }

    /// The name in JSON and in the table.
    public String wireName() {
        return wireName;
    }

    static Optional<Scope> ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName.equals(wireName))
                .findFirst();
    }

    static Stream<Scope> ofStoredNames(Iterable<String> wireNames) {
        var scopes = Stream.<Scope>builder();
        wireNames.forEach(name -> scopes.add(ofWireName(name).orElseThrow()));
        return scopes.build();
    }
}
