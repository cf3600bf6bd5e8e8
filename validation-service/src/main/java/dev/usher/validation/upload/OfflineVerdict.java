package dev.usher.validation.upload;

import dev.usher.contracts.message.WireNamed;
import dev.usher.validation.admission.Reason;
import org.jspecify.annotations.Nullable;

/// The service's verdict on a scan that a device decided offline. A repeated scan gets the same verdict,
/// unless it was undone in between.
///
/// @param reason the reason of the service's own decision; absent if there is none
public record OfflineVerdict(Kind kind, @Nullable Reason reason) {
    static final OfflineVerdict ACCEPTED = new OfflineVerdict(Kind.ACCEPTED, Reason.OK);
    static final OfflineVerdict RETRY = new OfflineVerdict(Kind.RETRY, null);

    /// The kinds of verdicts.
    public enum Kind implements WireNamed {
        /// The passage is recorded and was allowed, or it was recorded and has been undone since.
        ACCEPTED,
        /// The passage is recorded, but the service would have refused it. The organizer sees a conflict.
        CONFLICT,
        /// The device refused it, and the refusal is recorded.
        REFUSAL_RECORDED,
        /// The device let somebody pass without a ticket of this event. This is recorded as a refusal,
        /// because there is no ticket to record it with.
        NOT_A_TICKET,
        /// The service cannot decide now. The device keeps the scan and sends it again.
        RETRY
    }
}
