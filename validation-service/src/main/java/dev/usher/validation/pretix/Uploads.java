package dev.usher.validation.pretix;

import dev.usher.validation.device.Device;
import dev.usher.validation.upload.OfflineScans;
import dev.usher.validation.upload.OfflineVerdict;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Records what scanner apps decided while they were offline, and answers in the protocol's words.
@Singleton
final class Uploads {
    private final OfflineScans offlineScans;
    private final Clock clock;

    Uploads(OfflineScans offlineScans, Clock clock) {
        this.offlineScans = offlineScans;
        this.clock = clock;
    }

    /// Records a passage.
    HttpResponse<?> record(RedeemRequest request, Device device) {
        Instant now = clock.instant();
        return answer(offlineScans.take(request.toOfflineScan(device, now), upToNow(request.scannedAt()), now), device);
    }

    /// Records a refusal.
    HttpResponse<?> refused(FailedRequest request, Device device) {
        Instant now = clock.instant();
        return answer(offlineScans.take(request.toOfflineScan(device, now), upToNow(request.scannedAt()), now), device);
    }

    /// The time that a device reports, but not in the future.
    private Instant upToNow(@Nullable Instant said) {
        Instant now = clock.instant();
        return said == null || said.isAfter(now) ? now : said;
    }

    private static HttpResponse<?> answer(OfflineVerdict verdict, Device device) {
        return switch (verdict.kind()) {
            case ACCEPTED, CONFLICT, REFUSAL_RECORDED -> RedeemAnswer.passed(device, null, null);
            case NOT_A_TICKET -> RedeemAnswer.refused(device, ReasonCodes.INVALID, null, null);
            case RETRY -> HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE);
        };
    }
}
