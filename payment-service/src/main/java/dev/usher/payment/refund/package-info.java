/// Giving money back: what organizers ask for and what Stripe tells of it.
@NullMarked
package dev.usher.payment.refund;

import org.jspecify.annotations.NullMarked;
