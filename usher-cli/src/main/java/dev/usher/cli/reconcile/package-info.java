/// Compares payments with Stripe's.
@NullMarked
package dev.usher.cli.reconcile;

import org.jspecify.annotations.NullMarked;
