package dev.usher.validation.pretix;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.platform.problem.CommonProblemType;
import dev.usher.platform.problem.Problem;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.Scope;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.report.AdmissionReport;
import dev.usher.validation.search.TicketSearch;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;

/// What a scanner app looks up: tickets by name, and how full the event is.
@Controller(ScannerApps.PATH + "/organizers/{organizer}")
@Requires(property = ScannerApps.SETTING, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@Hidden
class LookupController {
    private static final int LONGEST_QUERY = 60;

    private final TicketSearch search;
    private final AdmissionReport report;
    private final DoorEvents events;

    LookupController(TicketSearch search, AdmissionReport report, DoorEvents events) {
        this.search = search;
        this.report = report;
        this.events = events;
    }

    /// Finds tickets by name or order, for supervisors' devices. Their `secret` is what such a device may
    /// redeem.
    @Get("/checkinrpc/search")
    HttpResponse<?> search(
            String organizer,
            @QueryValue(value = "search", defaultValue = "") String query,
            @QueryValue(defaultValue = "1") String page,
            Device device) {
        return DeviceScope.ofOrganizer(organizer, () -> found(query, page, device));
    }

    /// The same under the protocol's older path, which one app always uses, and the other uses until it knows
    /// the server's version.
    @Get("/events/{event}/checkinlists/{list}/positions")
    HttpResponse<?> positions(
            String organizer,
            String event,
            String list,
            @QueryValue(value = "search", defaultValue = "") String query,
            @QueryValue(defaultValue = "1") String page,
            Device device) {
        return DeviceScope.ofList(device, organizer, event, list, () -> found(query, page, device));
    }

    /// How full the event is.
    @Get("/events/{event}/checkinlists/{list}/status")
    HttpResponse<?> status(String organizer, String event, String list, Device device) {
        return DeviceScope.ofList(
                device,
                organizer,
                event,
                list,
                () -> HttpResponse.ok(StatusView.of(
                        events.find(device.eventId()).map(DoorEvent::name).orElse(""), report.of(device.eventId()))));
    }

    private HttpResponse<?> found(String query, String page, Device device) {
        if (!device.may(Scope.SUPERVISOR)) {
            return notASupervisor().toResponse();
        }
        // All results are on the first page.
        return HttpResponse.ok(page.equals("1") ? found(query, device) : Page.EMPTY)
                .header("Cache-Control", "no-store");
    }

    private Page found(String query, Device device) {
        // The beginning of a long name is enough to find it.
        String beginning = query.substring(0, Math.min(query.length(), LONGEST_QUERY));
        return Page.of(search.find(device.eventId(), beginning).stream()
                .map(ticket -> PositionView.of(ticket, plainCode(ticket), device))
                .toList());
    }

    private static String plainCode(Ticket ticket) {
        return new PlainTicketCode(ticket.ticketId(), ticket.eventId(), ticket.userId()).toString();
    }

    private static Problem notASupervisor() {
        return Problem.of(CommonProblemType.NOT_ALLOWED, "Only a supervisor's device can search tickets.");
    }
}
