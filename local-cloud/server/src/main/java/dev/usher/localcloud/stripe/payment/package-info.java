/// The life of a payment: test cards, intents, charges, refunds and the money they add up to.
@NullMarked
package dev.usher.localcloud.stripe.payment;

import org.jspecify.annotations.NullMarked;
