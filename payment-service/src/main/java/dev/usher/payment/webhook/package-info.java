/// What Stripe tells us: verified, understood, and applied in one transaction.
@NullMarked
package dev.usher.payment.webhook;

import org.jspecify.annotations.NullMarked;
