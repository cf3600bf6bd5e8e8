package dev.usher.payment.refund;

import dev.usher.contracts.message.WireNamed;
import dev.usher.payment.moneyback.RefundReason;
import dev.usher.platform.web.StrictBody;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// What to refund: exactly one of `all` and `amount`.
///
/// @param all `true` to refund everything that is left
/// @param amount the part to refund, in minor units
/// @param reason one of Stripe's reasons; passed on to Stripe
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RefundBody(
        @Nullable Boolean all,
        @Nullable @Min(1) @Max(RefundBody.MOST) Long amount,

        @Nullable @Pattern(regexp = "requested_by_customer|duplicate|fraudulent")
        String reason) {
    private static final long MOST = 999_999_999_999L;
    private static final int LONGEST_REASON = 30;

    /// Reads a request body.
    ///
    /// @throws StrictBody.Unacceptable if the body is anything else; then no money moves
    static RefundBody of(byte[] bytes) {
        StrictBody body = StrictBody.of(bytes, "all", "amount", "reason");
        boolean all = body.isTrue("all");
        @Nullable Long amount = body.wholeNumber("amount", MOST);
        if (all == (amount != null)) {
            throw StrictBody.invalid(
                    "exactly one of all and amount is needed: {\"all\": true} or {\"amount\": <minor units>}");
        }
        var refund = new RefundBody(all ? true : null, amount, body.text("reason", LONGEST_REASON));
        refund.stripeReason();
        return refund;
    }

    @Nullable
    RefundReason stripeReason() {
        return reason == null
                ? null
                : WireNamed.find(RefundReason.class, reason)
                        .orElseThrow(() ->
                                StrictBody.invalid("reason must be requested_by_customer, duplicate or fraudulent"));
    }
}
