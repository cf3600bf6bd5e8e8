package dev.usher.localcloud.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.api.IdempotencyKeys.Answer;
import dev.usher.localcloud.stripe.protocol.ApiFailure;
import dev.usher.localcloud.stripe.protocol.Expansion;
import dev.usher.localcloud.stripe.state.StripeJson;
import dev.usher.localcloud.stripe.webhook.CallFaults;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what a call asks for, and says how it went. From here on an answer is remembered under the
/// idempotency key, whatever it is; only a call that turns out to be wrong is not.
@Singleton
final class Execution {

    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

    private final Expansion expansion;

    Execution(Expansion expansion) {
        this.expansion = expansion;
    }

    Answer perform(ApiCall.Operation operation, ApiCall call, CallFaults faults) {
        try {
            ObjectNode result = operation.perform(call);
            if (faults.failsAfterwards()) {
                return remembered(CallFaults.serverError());
            }
            expansion.expand(result, call.parameters().texts("expand"));
            return new Answer(200, StripeJson.pretty(result), true, Optional.empty());
        } catch (ApiFailure failure) {
            return faults.failsAfterwards() && failure.executed()
                    ? remembered(CallFaults.serverError())
                    : answer(failure);
        } catch (RuntimeException mistake) {
            LOG.error("The stand-in is wrong", mistake);
            return remembered(ApiFailure.serverError(500, "The stand-in made a mistake; its log has more."));
        }
    }

    static Answer answer(ApiFailure failure) {
        return new Answer(
                failure.status(), StripeJson.pretty(failure.envelope()), failure.executed(), Optional.empty());
    }

    private static Answer remembered(ApiFailure failure) {
        return new Answer(failure.status(), StripeJson.pretty(failure.envelope()), true, Optional.empty());
    }
}
