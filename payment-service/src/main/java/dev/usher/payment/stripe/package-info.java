/// All that knows Stripe: its client, the calls we make, the events it delivers.
@NullMarked
package dev.usher.payment.stripe;

import org.jspecify.annotations.NullMarked;
