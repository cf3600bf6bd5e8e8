/// The safety net for issuing: counts confirmed registrations without tickets, and publishes their message
/// again.
@NullMarked
package dev.usher.payment.republish;

import org.jspecify.annotations.NullMarked;
