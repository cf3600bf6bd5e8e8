package dev.usher.localcloud.stripe.api;

import dev.usher.localcloud.stripe.payment.Disputes;
import dev.usher.localcloud.stripe.payment.Refunds;
import dev.usher.localcloud.stripe.protocol.Origin;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/// What happens to a payment without the shop: banks dispute it or send a refund back, and people refund it
/// in the dashboard.
@Controller("/_stub")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BankController {

    private final Disputes disputes;
    private final Refunds refunds;

    BankController(Disputes disputes, Refunds refunds) {
        this.disputes = disputes;
        this.refunds = refunds;
    }

    @Post(value = "/disputes", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<String> dispute(@Body String body) {
        return StubAnswers.answer(body, disputes::open);
    }

    @Post(value = "/disputes/{id}/close", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<String> close(String id, @Body String body) {
        return StubAnswers.answer(body, json -> disputes.close(id, json));
    }

    @Post(value = "/refunds", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<String> refund(@Body String body) {
        return StubAnswers.answer(body, json -> refunds.create(StubAnswers.parameters(json), Origin.none()));
    }

    @Post(value = "/refunds/{id}/fail", consumes = MediaType.ALL)
    HttpResponse<String> fail(String id, @Body @Nullable String body) {
        return StubAnswers.answer(() -> refunds.fail(id));
    }
}
