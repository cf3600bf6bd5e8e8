package dev.usher.localcloud.stripe.api;

import dev.usher.localcloud.stripe.payment.Refunds;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

@Controller("/v1/refunds")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RefundController {

    private final ApiCalls calls;
    private final Refunds refunds;

    RefundController(ApiCalls calls, Refunds refunds) {
        this.calls = calls;
        this.refunds = refunds;
    }

    @Post(consumes = MediaType.ALL)
    HttpResponse<String> create(HttpRequest<?> request, @Body @Nullable String body) {
        return calls.fromServer(
                request, body == null ? "" : body, call -> refunds.create(call.parameters(), call.origin()));
    }

    @Get
    HttpResponse<String> list(HttpRequest<?> request) {
        return calls.fromServer(request, null, call -> refunds.list(call.parameters()));
    }

    @Get("/{id}")
    HttpResponse<String> retrieve(HttpRequest<?> request, String id) {
        return calls.fromServer(request, null, call -> refunds.retrieve(id));
    }
}
