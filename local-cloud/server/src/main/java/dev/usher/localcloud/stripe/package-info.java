/// A stand-in for Stripe that runs on this machine: the calls, webhooks and pay page a shop needs, and no
/// money.
///
/// Everything below here is wired only into a context that holds a [StripeStandInConfig], so that the other
/// servers of local-cloud, which share this class path, get none of its routes.
@Configuration
@Requires(property = StripeStandIn.SWITCH)
@NullMarked
package dev.usher.localcloud.stripe;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
