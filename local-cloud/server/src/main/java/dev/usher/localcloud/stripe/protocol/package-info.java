/// Stripe's wire format: form parameters in, JSON objects, lists and error envelopes out.
@NullMarked
package dev.usher.localcloud.stripe.protocol;

import org.jspecify.annotations.NullMarked;
