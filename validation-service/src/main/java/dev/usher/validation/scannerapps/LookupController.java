package dev.usher.validation.scannerapps;

import dev.usher.contracts.code.PlainTicketCode;
import dev.usher.platform.problem.Problem;
import dev.usher.validation.admission.Ticket;
import dev.usher.validation.device.Device;
import dev.usher.validation.device.DeviceAuthentication;
import dev.usher.validation.device.Scope;
import dev.usher.validation.event.DoorEvent;
import dev.usher.validation.event.DoorEvents;
import dev.usher.validation.register.TicketSearch;
import dev.usher.validation.report.AdmissionReport;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Size;

/// What a scanner app looks up: tickets by name, and how full the event is.
@Controller(ScannerApps.PATH + "/organizers/{organizer}")
@Requires(property = ScannerApps.SETTING, value = "true")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(DeviceAuthentication.DEVICE)
@Hidden
class LookupController {
    private final TicketSearch search;
    private final AdmissionReport report;
    private final DoorEvents events;

    LookupController(TicketSearch search, AdmissionReport report, DoorEvents events) {
        this.search = search;
        this.report = report;
        this.events = events;
    }

    /// Tickets by name or order, for supervisors' devices; their `secret` is what a supervisor may redeem.
    @Get("/checkinrpc/search")
    HttpResponse<?> search(
            String organizer,
            @QueryValue(value = "search", defaultValue = "") @Size(max = 60) String query,
            @QueryValue(defaultValue = "1") int page,
            Authentication caller) {
        return OwnDoor.ofOrganizer(
                caller,
                organizer,
                device -> device.may(Scope.SUPERVISOR)
                        ? HttpResponse.ok(page == 1 ? found(query, device) : Page.EMPTY)
                                .header("Cache-Control", "no-store")
                        : notASupervisor().toResponse());
    }

    /// How full the event is.
    @Get("/events/{event}/checkinlists/{list}/status")
    HttpResponse<?> status(String organizer, String event, long list, Authentication caller) {
        return OwnDoor.ofList(
                caller,
                organizer,
                event,
                list,
                device -> HttpResponse.ok(StatusView.of(
                        events.find(device.eventId()).map(DoorEvent::name).orElse(""), report.of(device.eventId()))));
    }

    private Page found(String query, Device device) {
        return Page.of(search.find(device.eventId(), query).stream()
                .map(ticket -> PositionView.of(ticket, plainCode(ticket), device))
                .toList());
    }

    private static String plainCode(Ticket ticket) {
        return new PlainTicketCode(ticket.ticketId(), ticket.eventId(), ticket.userId()).toString();
    }

    private static Problem notASupervisor() {
        return Problem.of(
                HttpStatus.FORBIDDEN, "not-allowed", "Not allowed", "Only a supervisor's device may look tickets up.");
    }
}
