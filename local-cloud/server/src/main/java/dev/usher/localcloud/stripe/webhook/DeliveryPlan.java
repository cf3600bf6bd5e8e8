package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/// How one attempt to deliver an event is made; faults change it before it is carried out.
///
/// @param event what is sent
/// @param copies how many times it is sent, all at once
/// @param delay how long it waits first
/// @param clockShift what is added to the time in the signature
/// @param forged whether it is signed with a secret that the receiver does not have
/// @param dropped whether it is never sent at all, now or later; the event is then only in `/v1/events`
record DeliveryPlan(
        ObjectNode event, int copies, Duration delay, Duration clockShift, boolean forged, boolean dropped) {

    static DeliveryPlan faithful(ObjectNode event) {
        return new DeliveryPlan(event, 1, Duration.ZERO, Duration.ZERO, false, false);
    }

    DeliveryPlan withCopies(long newCopies) {
        return new DeliveryPlan(event, Math.toIntExact(newCopies), delay, clockShift, forged, dropped);
    }

    DeliveryPlan withDelay(Duration newDelay) {
        return new DeliveryPlan(event, copies, newDelay, clockShift, forged, dropped);
    }

    DeliveryPlan withClockShift(Duration newClockShift) {
        return new DeliveryPlan(event, copies, delay, newClockShift, forged, dropped);
    }

    DeliveryPlan asForged() {
        return new DeliveryPlan(event, copies, delay, clockShift, true, dropped);
    }

    DeliveryPlan asDropped() {
        return new DeliveryPlan(event, copies, delay, clockShift, forged, true);
    }
}
