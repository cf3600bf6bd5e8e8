/// Limits on what is expensive: how often one buyer may ask, and how often this instance asks Stripe.
@NullMarked
package dev.usher.payment.limit;

import org.jspecify.annotations.NullMarked;
