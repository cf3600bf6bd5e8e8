package dev.usher.platform.aws;

import org.jspecify.annotations.Nullable;

/// A row that lacks what every such row has, or has it in another form. Reading it again does not help.
public final class UnreadableItem extends RuntimeException {
    UnreadableItem(String table, String attribute, String what, @Nullable Throwable cause) {
        super("attribute " + attribute + " of a row of table " + table + " " + what, cause);
    }
}
