/// Events: recorded, signed, delivered, tried again, and spoilt on request.
@NullMarked
package dev.usher.localcloud.stripe.webhook;

import org.jspecify.annotations.NullMarked;
