package dev.usher.localcloud.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.payment.MoneyLedger;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.state.StripeJson;
import dev.usher.localcloud.stripe.webhook.FaultSwitches;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.UncheckedIOException;

/// What Stripe does not have: the switches for faults, and the sum of all money.
@Controller("/_stub")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StandInController {

    private final FaultSwitches faults;
    private final MoneyLedger ledger;

    StandInController(FaultSwitches faults, MoneyLedger ledger) {
        this.faults = faults;
        this.ledger = ledger;
    }

    @Get("/faults")
    HttpResponse<String> faults() {
        return json(HttpStatus.OK, faults.report());
    }

    @Put(value = "/faults", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<String> switchFaults(@Body String body) {
        try {
            faults.replace(StripeJson.parse(body));
            return faults();
        } catch (ApiFailure failure) {
            return json(HttpStatus.valueOf(failure.status()), failure.envelope());
        } catch (UncheckedIOException notJson) {
            var failure = ApiFailure.invalidRequest(null, null, "The body is not a JSON object.");
            return json(HttpStatus.BAD_REQUEST, failure.envelope());
        }
    }

    @Delete("/faults")
    HttpResponse<String> heal() {
        faults.clear();
        return faults();
    }

    @Get("/ledger")
    HttpResponse<String> ledger() {
        return json(HttpStatus.OK, ledger.report());
    }

    private static HttpResponse<String> json(HttpStatus status, ObjectNode json) {
        return HttpResponse.<String>status(status)
                .body(StripeJson.pretty(json))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
