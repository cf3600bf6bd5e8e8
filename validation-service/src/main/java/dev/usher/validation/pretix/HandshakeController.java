package dev.usher.validation.pretix;

import dev.usher.platform.web.Texts;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.DeviceRegistry;
import dev.usher.validation.device.DeviceToken;
import dev.usher.validation.device.PairingCode;
import dev.usher.validation.device.PairingGuard;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorEvents;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Pairs scanner apps, renews their tokens and locks them out.
@Controller(ScannerApps.PATH)
@Requires(property = ScannerApps.SETTING, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@Consumes(MediaType.ALL)
@Hidden
class HandshakeController {
    private static final int MAX_NAME = 60;
    private static final String TOKEN = "token";

    private final DeviceRegistry registry;
    private final PairingGuard guard;
    private final DoorEvents events;

    HandshakeController(DeviceRegistry registry, PairingGuard guard, DoorEvents events) {
        this.registry = registry;
        this.guard = guard;
        this.events = events;
    }

    @Get("/version")
    ServerVersion version() {
        return ServerVersion.OURS;
    }

    /// Exchanges one of our pairing codes for a token. A code works once.
    @Post("/device/initialize")
    @Consumes(MediaType.APPLICATION_JSON)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> initialize(HttpRequest<?> http, @Nullable @Body String body) {
        var request = InitializeRequest.of(Fields.of(body));
        if (!guard.mayTry(http)) {
            // Not 429, because the apps would wait silently and then try the same code again.
            throw new Fields.Unacceptable(
                    TOKEN, "There were too many wrong pairing codes from your address. Wait a minute.");
        }
        var paired = registry.pair(PairingCode.typed(request.token), request.deviceName);
        paired.ifPresent(_ -> guard.wasRight(http));
        return paired.<HttpResponse<?>>map(device -> HttpResponse.ok(DeviceView.of(device.device(), device.token())))
                .orElseThrow(() ->
                        new Fields.Unacceptable(TOKEN, "This pairing code is unknown, already used, or expired."));
    }

    /// A device reports new software. The report is not stored. The answer contains the token that the device
    /// sent, because one of the apps stores it from there.
    @Post("/device/update")
    HttpResponse<?> update(HttpRequest<?> http, Device device) {
        return HttpResponse.ok(DeviceView.of(device, DeviceToken.of(http).orElseThrow()));
    }

    /// Creates a new token. The old one works until the new one is used for the first time.
    @Post("/device/roll")
    HttpResponse<?> roll(Device device) {
        return HttpResponse.ok(DeviceView.of(device, registry.renew(device)));
    }

    /// Locks the device out permanently.
    @Post("/device/revoke")
    HttpResponse<?> revoke(Device device) {
        registry.revoke(device.deviceId());
        return HttpResponse.ok(DeviceView.of(device));
    }

    @Get("/device/info")
    HttpResponse<?> info(Device device) {
        return HttpResponse.ok(new InfoView(DeviceView.of(device), Map.of("version", ServerVersion.OURS), List.of()));
    }

    /// The event that the device should scan for, which is always its own. 304 if it already does.
    @Get("/device/eventselection")
    HttpResponse<?> eventSelection(
            @Nullable @QueryValue("current_event") String currentEvent,
            @Nullable @QueryValue("current_checkinlist") String currentList,
            Device device) {
        boolean isRight = ScannerApps.slug(device.eventId()).equals(currentEvent)
                && Long.toString(ScannerApps.CHECKIN_LIST).equals(currentList);
        return isRight ? HttpResponse.notModified() : selection(device);
    }

    private HttpResponse<?> selection(Device device) {
        return events.find(device.eventId())
                .map(DoorEvent::name)
                .<HttpResponse<?>>map(name -> HttpResponse.ok(new SelectionView(
                        Map.of("slug", ScannerApps.slug(device.eventId()), "name", name),
                        null,
                        ScannerApps.CHECKIN_LIST)))
                .orElseGet(HttpResponse::notFound);
    }

    /// A pairing code, and the hardware that the app runs on, by which the organizer recognises the device.
    record InitializeRequest(String token, String deviceName) {
        private static final int LONGEST = 190;
        private static final Pattern ONE_LINE = Pattern.compile(Texts.ONE_LINE);
        private static final Pattern VISIBLE = Pattern.compile(Texts.VISIBLE);

        /// @throws Fields.Unacceptable if a field does not match the protocol
        static InitializeRequest of(Fields fields) {
            String token = fields.text(TOKEN, LONGEST);
            String name = shown(fields, "hardware_brand") + " " + shown(fields, "hardware_model");
            return new InitializeRequest(
                    token, name.substring(0, Math.min(name.length(), MAX_NAME)).strip());
        }

        private static String shown(Fields fields, String field) {
            String text = fields.text(field, LONGEST);
            if (!ONE_LINE.matcher(text).matches()) {
                throw new Fields.Unacceptable(field, "This field " + Texts.NOT_ONE_LINE + ".");
            }
            if (!VISIBLE.matcher(text).matches()) {
                throw new Fields.Unacceptable(field, "This field " + Texts.NOT_VISIBLE + ".");
            }
            return text;
        }
    }

    @Serdeable(naming = SnakeCaseStrategy.class)
    record InfoView(DeviceView device, Map<String, ServerVersion> server, List<String> mediumKeySets) {}

    @Serdeable
    record SelectionView(
            Map<String, String> event, @Nullable Long subevent, long checkinlist) {}
}
