/// Decides what money goes back, gives it back through Stripe, and applies what Stripe reports about it.
@NullMarked
package dev.usher.payment.refund;

import org.jspecify.annotations.NullMarked;
