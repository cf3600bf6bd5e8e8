package dev.usher.localcloud.stripe.api;

import dev.usher.localcloud.stripe.webhook.EventLog;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

@Controller("/v1/events")
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventController {

    private final ApiCalls calls;
    private final EventLog events;

    EventController(ApiCalls calls, EventLog events) {
        this.calls = calls;
        this.events = events;
    }

    @Get
    HttpResponse<String> list(HttpRequest<?> request) {
        return calls.fromServer(request, null, call -> events.list(call.parameters()));
    }

    @Get("/{id}")
    HttpResponse<String> retrieve(HttpRequest<?> request, String id) {
        return calls.fromServer(request, null, call -> events.retrieve(id));
    }
}
