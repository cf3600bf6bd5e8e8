/// What all services answer when the organizer's support asks what happened to an order.
@NullMarked
package dev.usher.contracts.timeline;

import org.jspecify.annotations.NullMarked;
