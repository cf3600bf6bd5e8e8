/// From a held registration to a PaymentIntent at Stripe, and the states a payment goes through.
@NullMarked
package dev.usher.payment.payment;

import org.jspecify.annotations.NullMarked;
