/// What the stand-in knows, as the JSON documents that Stripe would show.
@NullMarked
package dev.usher.localcloud.stripe.state;

import org.jspecify.annotations.NullMarked;
