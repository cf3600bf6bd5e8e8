package dev.usher.validation.pretix;

import dev.usher.validation.admission.Decision;
import dev.usher.validation.device.Device;
import dev.usher.validation.scan.StewardMessages;
import dev.usher.validation.scan.TicketScanner;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Answers scans of scanner apps on both of the protocol's paths. The older path is not only for uploads: an
/// app scans with it until it knows the server's version.
@Singleton
final class Redemptions {
    private final TicketScanner scanner;
    private final Uploads uploads;
    private final Clock clock;

    Redemptions(TicketScanner scanner, Uploads uploads, Clock clock) {
        this.scanner = scanner;
        this.uploads = uploads;
        this.clock = clock;
    }

    /// Decides on a scan, or records one that already happened. The same nonce gets the same answer.
    ///
    /// @param secret the scanned text
    HttpResponse<?> answer(String secret, RedeemRequest request, Device device) {
        return request.happenedAlready() ? uploads.record(request, device) : decide(secret, request, device);
    }

    private HttpResponse<?> decide(String secret, RedeemRequest request, Device device) {
        Decision decision = scanner.scan(request.toScan(device));
        return RedeemAnswer.of(decision, StewardMessages.of(decision, clock.instant()), secret, device);
    }
}
