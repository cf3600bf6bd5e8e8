/// What is sold: events, their prices and how many seats are left.
@NullMarked
package dev.usher.payment.event;

import org.jspecify.annotations.NullMarked;
