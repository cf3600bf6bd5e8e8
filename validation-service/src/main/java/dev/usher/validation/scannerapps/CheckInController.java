package dev.usher.validation.scannerapps;

import dev.usher.validation.admission.Decision;
import dev.usher.validation.admission.EntryUndo;
import dev.usher.validation.admission.OfflineDoor;
import dev.usher.validation.admission.OfflineScan;
import dev.usher.validation.admission.OfflineVerdict;
import dev.usher.validation.admission.Passage.Direction;
import dev.usher.validation.admission.ScannedText;
import dev.usher.validation.admission.StewardMessages;
import dev.usher.validation.admission.Turnstile;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.DeviceLimit;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Scans of scanner apps, and what they did while they were offline.
@Controller(ScannerApps.PATH + "/organizers/{organizer}")
@Requires(property = ScannerApps.SETTING, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@Hidden
class CheckInController {
    private final Turnstile turnstile;
    private final OfflineDoor offlineDoor;
    private final EntryUndo undo;
    private final DeviceLimit limit;
    private final Clock clock;

    CheckInController(Turnstile turnstile, OfflineDoor offlineDoor, EntryUndo undo, DeviceLimit limit, Clock clock) {
        this.turnstile = turnstile;
        this.offlineDoor = offlineDoor;
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
                    return request.happenedAlready() ? record(request, device) : decide(request, device);
                }));
    }

    /// Records what an app let in while it was offline: it happened.
    @Post("/events/{event}/checkinlists/{list}/positions/{secret}/redeem")
    HttpResponse<?> upload(
            String organizer,
            String event,
            long list,
            String secret,
            @Valid @Body UploadRequest request,
            Authentication caller) {
        return OwnDoor.ofList(
                caller,
                organizer,
                event,
                list,
                device -> limit.within(device, () -> record(request.of(secret), device)));
    }

    /// Records that an app let somebody not in while it was offline.
    @Post("/events/{event}/checkinlists/{list}/failed_checkins")
    HttpResponse<?> failed(
            String organizer, String event, long list, @Valid @Body FailedRequest request, Authentication caller) {
        return OwnDoor.ofList(
                caller,
                organizer,
                event,
                list,
                device -> limit.within(
                        device,
                        () -> answer(
                                offlineDoor.take(
                                        request.toOfflineScan(device, clock.instant()),
                                        upToNow(request.datetime),
                                        clock.instant()),
                                device)));
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

    private HttpResponse<?> record(RedeemRequest request, Device device) {
        Instant now = clock.instant();
        return answer(offlineDoor.take(request.toOfflineScan(device, now), upToNow(request.datetime()), now), device);
    }

    /// What a device says, but not the future.
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

    private static HttpResponse<?> noSuchList() {
        return HttpResponse.badRequest(Map.of("lists", List.of("There is no such check-in list.")));
    }

    /// What an app did while it was offline.
    @Serdeable
    record UploadRequest(
            @Nullable @Pattern(regexp = RedeemRequest.TYPE, message = RedeemRequest.TYPE_RULE)
            String type,

            @Nullable Instant datetime,

            @Nullable @Pattern(regexp = RedeemRequest.NONCE, message = RedeemRequest.NONCE_RULE)
            String nonce) {
        RedeemRequest of(String secret) {
            return new RedeemRequest(secret, List.of(ScannerApps.CHECKIN_LIST), type, datetime, true, nonce);
        }
    }

    /// What an app refused while it was offline.
    @Serdeable(naming = SnakeCaseStrategy.class)
    record FailedRequest(
            @NotBlank String errorReason,

            @NotBlank @Size(max = 1000) String rawBarcode,

            @Nullable @Pattern(regexp = RedeemRequest.TYPE, message = RedeemRequest.TYPE_RULE)
            String type,

            @Nullable Instant datetime,

            @Nullable @Pattern(regexp = RedeemRequest.NONCE, message = RedeemRequest.NONCE_RULE)
            String nonce) {
        OfflineScan toOfflineScan(Device device, Instant now) {
            return new OfflineScan(
                    device,
                    ScannedText.clean(rawBarcode),
                    nonce == null ? UUID.randomUUID().toString() : nonce,
                    null,
                    "exit".equals(type) ? Direction.EXIT : Direction.ENTRY,
                    datetime == null ? now : datetime,
                    ReasonCodes.reason(errorReason).wireName());
        }
    }

    /// Which entry did not happen.
    @Serdeable
    record AnnulRequest(
            @NotNull List<@NotNull Long> lists,

            @NotBlank @Pattern(regexp = RedeemRequest.NONCE, message = RedeemRequest.NONCE_RULE)
            String nonce) {}
}
