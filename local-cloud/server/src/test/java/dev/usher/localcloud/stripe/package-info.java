/// Tests of the Stripe stand-in, most of them through Stripe's own client.
@NullMarked
package dev.usher.localcloud.stripe;

import org.jspecify.annotations.NullMarked;
