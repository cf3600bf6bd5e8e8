/// payment-service: events, seats and money.
@NullMarked
package dev.usher.payment;

import org.jspecify.annotations.NullMarked;
