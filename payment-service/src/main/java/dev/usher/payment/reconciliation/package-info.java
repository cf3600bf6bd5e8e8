/// Compares our payments with Stripe's, and repairs what lost webhooks have left out, in the same way as a
/// webhook does.
@NullMarked
package dev.usher.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
