/// What of a payment has gone back, or shall: what Stripe told of its refunds and disputes, and our own
/// wishes to refund.
@NullMarked
package dev.usher.payment.moneyback;

import org.jspecify.annotations.NullMarked;
