/// Compares with Stripe what webhooks should have told, and repairs what is missing through the same
/// handlers.
@NullMarked
package dev.usher.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
