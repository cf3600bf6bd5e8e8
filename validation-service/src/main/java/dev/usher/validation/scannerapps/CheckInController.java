package dev.usher.validation.scannerapps;

import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.EntryUndo;
import dev.usher.validation.admission.ScanPatterns;
import dev.usher.validation.admission.StewardMessages;
import dev.usher.validation.admission.Turnstile;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.DeviceLimit;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Scans of scanner apps.
@Controller(ScannerApps.PATH + "/organizers/{organizer}")
@Requires(property = ScannerApps.SETTING, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@Hidden
class CheckInController {
    private final Turnstile turnstile;
    private final Uploads uploads;
    private final EntryUndo undo;
    private final DeviceLimit limit;
    private final Clock clock;

    CheckInController(Turnstile turnstile, Uploads uploads, EntryUndo undo, DeviceLimit limit, Clock clock) {
        this.turnstile = turnstile;
        this.uploads = uploads;
        this.undo = undo;
        this.limit = limit;
        this.clock = clock;
    }

    /// Lets a ticket's holder pass, or says why not. The same nonce gets the same answer.
    @Post("/checkinrpc/redeem")
    HttpResponse<?> redeem(String organizer, @Valid @Body RedeemRequest request, Authentication caller) {
        return OwnDoor.ofOrganizer(
                caller,
                organizer,
                device -> limit.within(device, () -> {
                    if (!request.isAtTheDoor()) {
                        return noSuchList();
                    }
                    return request.happenedAlready() ? uploads.record(request, device) : decide(request, device);
                }));
    }

    /// Takes an entry of this device back, within 15 minutes.
    @Post("/checkinrpc/annul")
    HttpResponse<?> annul(String organizer, @Valid @Body AnnulRequest request, Authentication caller) {
        return OwnDoor.ofOrganizer(caller, organizer, device -> {
            if (!request.lists.contains(ScannerApps.CHECKIN_LIST)) {
                return noSuchList();
            }
            return undo.takeBack(device, request.nonce)
                    ? HttpResponse.ok(Map.of("status", "ok"))
                    : HttpResponse.badRequest(
                            Map.of("nonce", List.of("There is no entry of the last 15 minutes with this nonce.")));
        });
    }

    private HttpResponse<?> decide(RedeemRequest request, Device device) {
        Decision decision = turnstile.scan(request.toScan(device));
        return RedeemAnswer.of(decision, StewardMessages.of(decision, clock.instant()), request.secret(), device);
    }

    private static HttpResponse<?> noSuchList() {
        return HttpResponse.badRequest(Map.of("lists", List.of("There is no such check-in list.")));
    }

    /// Which entry did not happen.
    @Serdeable
    record AnnulRequest(
            @NotNull List<@NotNull Long> lists,

            @NotBlank @Pattern(regexp = ScanPatterns.SCAN_ID, message = ScanPatterns.SCAN_ID_RULE)
            String nonce) {}
}
