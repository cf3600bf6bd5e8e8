package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.Consumer;

/// How one attempt to deliver an event is made; faults change it before it is carried out.
///
/// @param event what is sent, which need not be what happened
/// @param copies how many times it is sent, all at once
/// @param delay how long it waits first
/// @param clockShift what is added to the time in the signature
/// @param forged whether it is signed with a secret that the receiver does not have
/// @param dropped whether it is never sent at all, now or later; the event is then only in `/v1/events`
/// @param early how long the call that caused it waits for its delivery; zero if it does not
/// @param afterSuccess how long it waits until the success of its payment was delivered; zero if it does
///     not
record DeliveryPlan(
        ObjectNode event,
        int copies,
        Duration delay,
        Duration clockShift,
        boolean forged,
        boolean dropped,
        Duration early,
        Duration afterSuccess) {

    static DeliveryPlan faithful(ObjectNode event) {
        return new DeliveryPlan(event, 1, Duration.ZERO, Duration.ZERO, false, false, Duration.ZERO, Duration.ZERO);
    }

    /// With another text than what happened; the event itself stays as it is.
    DeliveryPlan withLie(Consumer<ObjectNode> lie) {
        var delivered = event.deepCopy();
        lie.accept(delivered);
        return new DeliveryPlan(delivered, copies, delay, clockShift, forged, dropped, early, afterSuccess);
    }

    DeliveryPlan withCopies(int newCopies) {
        return new DeliveryPlan(event, newCopies, delay, clockShift, forged, dropped, early, afterSuccess);
    }

    DeliveryPlan withDelay(Duration newDelay) {
        return new DeliveryPlan(event, copies, newDelay, clockShift, forged, dropped, early, afterSuccess);
    }

    DeliveryPlan withClockShift(Duration newClockShift) {
        return new DeliveryPlan(event, copies, delay, newClockShift, forged, dropped, early, afterSuccess);
    }

    DeliveryPlan asForged() {
        return new DeliveryPlan(event, copies, delay, clockShift, true, dropped, early, afterSuccess);
    }

    DeliveryPlan asDropped() {
        return new DeliveryPlan(event, copies, delay, clockShift, forged, true, early, afterSuccess);
    }

    DeliveryPlan withEarly(Duration newEarly) {
        return new DeliveryPlan(event, copies, delay, clockShift, forged, dropped, newEarly, afterSuccess);
    }

    DeliveryPlan withAfterSuccess(Duration newAfterSuccess) {
        return new DeliveryPlan(event, copies, delay, clockShift, forged, dropped, early, newAfterSuccess);
    }
}
