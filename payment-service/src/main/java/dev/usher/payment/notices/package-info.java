/// Applies what Stripe reports, whether a webhook delivered it or the reconciliation fetched it.
@NullMarked
package dev.usher.payment.notices;

import org.jspecify.annotations.NullMarked;
