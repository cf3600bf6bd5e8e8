/// The data that devices store for offline use: keys, the event's rules, and the tickets that do not admit.
@NullMarked
package dev.usher.validation.snapshot;

import org.jspecify.annotations.NullMarked;
