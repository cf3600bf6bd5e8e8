/// The HTTP calls of Stripe's API that the stand-in answers, and its own switches.
@NullMarked
package dev.usher.localcloud.stripe.api;

import org.jspecify.annotations.NullMarked;
