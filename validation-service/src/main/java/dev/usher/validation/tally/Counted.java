package dev.usher.validation.tally;

import dev.usher.validation.admission.Way;

/// What is counted at a door.
public sealed interface Counted {
    Counted ENTRY = new Passed(Way.ENTRY);
    Counted EXIT = new Passed(Way.EXIT);
    Counted UNSCANNED_EXIT = new Passed(Way.UNSCANNED_EXIT);

    /// The stable word in the table.
    String wireName();

    /// A passage through a gate.
    record Passed(Way way) implements Counted {
        @Override
        public String wireName() {
            return switch (way) {
                case ENTRY -> "entry";
                case EXIT -> "exit";
                case UNSCANNED_EXIT -> "exit:unscanned";
            };
        }
    }

    /// A refusal.
    ///
    /// @param reason its wire name; a device that was offline may send another word
    record Refused(String reason) implements Counted {
        private static final String PREFIX = "refused:";

        @Override
        public String wireName() {
            return PREFIX + reason;
        }
    }

    /// The one with this wire name.
    ///
    /// @throws IllegalArgumentException if there is none
    static Counted ofWireName(String word) {
        if (word.startsWith(Refused.PREFIX)) {
            return new Refused(word.substring(Refused.PREFIX.length()));
        }
        for (Way way : Way.values()) {
            var passed = new Passed(way);
            if (passed.wireName().equals(word)) {
                return passed;
            }
        }
        throw new IllegalArgumentException("nothing is counted as " + word);
    }
}
