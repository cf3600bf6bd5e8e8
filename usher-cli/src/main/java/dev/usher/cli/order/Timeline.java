package dev.usher.cli.order;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Comparator;
import java.util.List;

/// What became of an order.
///
/// @param registration such as `REG#…`
/// @param summary in one line; says so if there is no such order
/// @param steps by time
/// @param problems what is missing or wrong, and what to do about it; empty if all is as it should be
@Serdeable
public record Timeline(String registration, String summary, List<Step> steps, List<String> problems) {
    public Timeline {
        steps = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
    }
}
