package dev.usher.localcloud.stripe.api;

import dev.usher.localcloud.stripe.payment.MoneyLedger;
import dev.usher.localcloud.stripe.state.StripeJson;
import dev.usher.localcloud.stripe.webhook.FaultSwitches;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

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
        return StubAnswers.answer(faults::report);
    }

    @Put(value = "/faults", consumes = MediaType.APPLICATION_JSON)
    HttpResponse<String> switchFaults(@Body String body) {
        return StubAnswers.answer(body, json -> {
            faults.replace(json);
            return faults.report();
        });
    }

    @Delete("/faults")
    HttpResponse<String> heal() {
        faults.clear();
        return faults();
    }

    @Get("/ledger")
    HttpResponse<String> ledger(
            @QueryValue(defaultValue = "false") boolean detail,
            @QueryValue(defaultValue = "1000000") int limit,
            @QueryValue("starting_after") @Nullable String startingAfter) {
        // Not pretty where there may be twenty thousand lines.
        return detail
                ? StubAnswers.json(HttpStatus.OK, StripeJson.compact(ledger.detail(limit, startingAfter)))
                : StubAnswers.answer(ledger::sums);
    }
}
