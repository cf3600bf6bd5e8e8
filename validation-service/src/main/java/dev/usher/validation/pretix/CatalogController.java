package dev.usher.validation.pretix;

import dev.usher.platform.problem.CommonProblems;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.event.DoorRules;
import dev.usher.validation.report.AdmissionReport;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a scanner app downloads before it scans: its event, and empty lists of everything that we do not
/// have.
@Controller(ScannerApps.PATH + "/organizers/{organizer}")
@Requires(property = ScannerApps.SETTING, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@Hidden
class CatalogController {
    private final DoorEvents events;
    private final AdmissionReport report;

    CatalogController(DoorEvents events, AdmissionReport report) {
        this.events = events;
        this.report = report;
    }

    /// The device's event, if a message has announced it and it matches the filters.
    @Get("/events")
    HttpResponse<?> events(
            String organizer,
            @Nullable @QueryValue("has_subevents") String hasDates,
            @Nullable @QueryValue String live,
            Device device) {
        // The event has one date and is live.
        boolean isWanted = !"true".equals(hasDates) && !"false".equals(live);
        return DeviceScope.ofOrganizer(
                organizer,
                () -> HttpResponse.ok(Page.of(events.find(device.eventId()).filter(_ -> isWanted).stream()
                        .map(EventView::of)
                        .toList())));
    }

    /// Our events have one date each.
    @Get("/subevents")
    HttpResponse<?> dates(String organizer, Device device) {
        return DeviceScope.ofOrganizer(organizer, () -> HttpResponse.ok(Page.EMPTY));
    }

    @Get("/events/{event}")
    HttpResponse<?> event(String organizer, String event, Device device) {
        return DeviceScope.ofEvent(
                device,
                organizer,
                event,
                () -> events.find(device.eventId())
                        .<HttpResponse<?>>map(known -> HttpResponse.ok(EventView.of(known)))
                        .orElseGet(() -> CommonProblems.notFound("event")));
    }

    @Get("/events/{event}/items")
    HttpResponse<?> items(String organizer, String event, Device device) {
        return DeviceScope.ofEvent(device, organizer, event, () -> HttpResponse.ok(Page.of(List.of(ItemView.TICKET))));
    }

    /// One list, for the device's gate.
    @Get("/events/{event}/checkinlists")
    HttpResponse<?> checkInLists(String organizer, String event, Device device) {
        return DeviceScope.ofEvent(
                device,
                organizer,
                event,
                () -> HttpResponse.ok(Page.of(List.of(CheckInListView.of(
                        device,
                        events.find(device.eventId())
                                .map(known -> known.rules())
                                .orElse(DoorRules.DEFAULT)
                                .entries()
                                .mode(),
                        StatusView.entries(report.of(device.eventId())))))));
    }

    /// Empty lists of what we do not have, or of what a device that asks for every scan does not need.
    @Get(
            uris = {
                "/events/{event}/subevents",
                "/events/{event}/categories",
                "/events/{event}/questions",
                "/events/{event}/badgelayouts",
                "/events/{event}/badgeitems",
                "/events/{event}/revokedsecrets",
                "/events/{event}/blockedsecrets"
            })
    HttpResponse<?> nothing(String organizer, String event, Device device) {
        return DeviceScope.ofEvent(device, organizer, event, () -> HttpResponse.ok(Page.EMPTY));
    }

    @Get("/events/{event}/settings")
    HttpResponse<?> settings(String organizer, String event, Device device) {
        return DeviceScope.ofEvent(device, organizer, event, () -> HttpResponse.ok(Map.of()));
    }
}
