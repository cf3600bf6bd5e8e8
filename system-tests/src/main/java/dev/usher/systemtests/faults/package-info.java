/// What must survive: payments by the thousand while Stripe lies, networks fail and processes are killed.
@NullMarked
package dev.usher.systemtests.faults;

import org.jspecify.annotations.NullMarked;
