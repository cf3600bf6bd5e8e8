/// Paying for a registration: its PaymentIntent, and the states that its payment goes through.
@NullMarked
package dev.usher.payment.paying;

import org.jspecify.annotations.NullMarked;
