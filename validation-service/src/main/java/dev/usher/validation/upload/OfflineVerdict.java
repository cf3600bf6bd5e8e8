package dev.usher.validation.upload;

import dev.usher.validation.admission.Reason;
import org.jspecify.annotations.Nullable;

/// What the service makes of a scan that a device decided offline. The same scan gets the same verdict
/// again, unless it was taken back in between.
///
/// @param reason what the door says of it; absent if it cannot be said now
public record OfflineVerdict(Kind kind, @Nullable Reason reason) {
    static final OfflineVerdict ACCEPTED = new OfflineVerdict(Kind.ACCEPTED, Reason.OK);
    static final OfflineVerdict RETRY = new OfflineVerdict(Kind.RETRY, null);

    /// What becomes of the scan.
    public enum Kind {
        /// The passage is recorded, and was right; or it was recorded, and taken back since.
        ACCEPTED,
        /// The passage is recorded; the door would have refused it. The organizer sees a conflict.
        CONFLICT,
        /// The device refused, and that is recorded.
        REFUSAL_RECORDED,
        /// The device let somebody pass with what is no ticket of this event. It is recorded as a refusal,
        /// since there is no ticket to record it at.
        NOT_A_TICKET,
        /// The service cannot say now. The device keeps the scan and sends it again.
        RETRY
    }
}
