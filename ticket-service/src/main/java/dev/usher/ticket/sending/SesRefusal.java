package dev.usher.ticket.sending;

import dev.usher.platform.aws.AwsOutage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// What it means for a mail that SES answered a call with an error: see the SES API Reference ("SendRawEmail", "Common
/// Errors") and the Developer Guide ("Errors related to the sending quotas", "Email sending errors"). SES has not
/// accepted the mail then.
final class SesRefusal {
    /// Everything is refused until somebody acts: AWS paused us, or something is missing at SES.
    private static final Set<String> REFUSES_US = Set.of(
            "AccountSendingPaused",
            "ConfigurationSetDoesNotExist",
            "ConfigurationSetSendingPaused",
            "MailFromDomainNotVerified");

    /// The request itself is wrong, which no retry changes.
    private static final Set<String> REFUSES_THIS = Set.of(
            "InvalidParameterCombination",
            "InvalidParameterValue",
            "MalformedQueryString",
            "MissingParameter",
            "ValidationError");

    private static final String NOT_VERIFIED = "Email address is not verified";
    private static final List<String> PAUSED = List.of("Sending paused", "Sending suspended");

    /// What may be quoted of SES's words. The rest may contain addresses.
    private static final List<String> QUOTABLE =
            List.of("Daily message quota exceeded", "Maximum sending rate exceeded", NOT_VERIFIED);

    private static final int LEAST_FAILURE = 500;

    private SesRefusal() {}

    /// How the handover ended.
    ///
    /// @param sender our own address
    static Handover of(AwsServiceException answer, String sender) {
        String code = code(answer);
        String text = text(answer);
        String reason = inWords(answer, code, text);
        if (answer.isThrottlingException()) {
            return new Handover.Throttled(reason);
        }
        if (REFUSES_US.contains(code) || AwsOutage.isNoAccess(answer) || answer.isClockSkewException()) {
            return new Handover.ServerAway(reason);
        }
        if (answer.statusCode() >= LEAST_FAILURE) {
            // Without a code it is not SES that answers, but something between us.
            return code.isEmpty() ? new Handover.Unknown(reason) : new Handover.ServerAway(reason);
        }
        if (code.equals("MessageRejected")) {
            return rejected(text, sender, reason);
        }
        return REFUSES_THIS.contains(code) ? new Handover.Refused(reason) : new Handover.NotAccepted(reason);
    }

    private static Handover rejected(String text, String sender, String reason) {
        if (PAUSED.stream().anyMatch(text::contains)) {
            return new Handover.ServerAway(reason);
        }
        if (!text.contains(NOT_VERIFIED)) {
            return new Handover.Refused(reason);
        }
        // In the sandbox the recipients have to be verified, too. That ends when AWS lets us out.
        return text.contains(sender) ? new Handover.ServerAway(reason) : new Handover.NotAccepted(reason);
    }

    private static String inWords(AwsServiceException answer, String code, String text) {
        String quoted = QUOTABLE.stream()
                .filter(text::contains)
                .findFirst()
                .map(words -> " (" + words + ")")
                .orElse("");
        return "SES answered " + answer.statusCode() + (code.isEmpty() ? "" : " " + code) + quoted;
    }

    /// Some errors are named with `Exception` at the end, and some without.
    private static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null ? "" : code.replaceAll("\\W", "").replaceAll("Exception$", "");
    }

    private static String text(AwsServiceException answer) {
        @Nullable AwsErrorDetails details = answer.awsErrorDetails();
        String text = details == null ? null : details.errorMessage();
        return text == null ? "" : text;
    }
}
