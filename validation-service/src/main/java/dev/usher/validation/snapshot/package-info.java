/// What devices have at hand when they are offline: keys, the event's rules, and which tickets do not
/// admit.
@NullMarked
package dev.usher.validation.snapshot;

import org.jspecify.annotations.NullMarked;
