/// Stripe's published contract as the judge of what comes in, and in tests of what goes out.
@NullMarked
package dev.usher.localcloud.stripe.contract;

import org.jspecify.annotations.NullMarked;
