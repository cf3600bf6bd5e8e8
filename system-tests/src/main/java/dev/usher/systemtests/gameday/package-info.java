/// An evening that goes wrong, to be rehearsed: something breaks, an alarm fires, and the runbook says what to do.
@NullMarked
package dev.usher.systemtests.gameday;

import org.jspecify.annotations.NullMarked;
