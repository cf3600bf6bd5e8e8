/// Tests of Stripe's wire format.
@NullMarked
package dev.usher.localcloud.stripe.protocol;

import org.jspecify.annotations.NullMarked;
