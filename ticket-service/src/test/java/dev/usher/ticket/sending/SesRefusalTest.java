package dev.usher.ticket.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// Every error that AWS documents for sending, and what happens to the mail.
class SesRefusalTest {
    private static final String SENDER = "tickets@usher.example";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # our turn has not come
                    400 | Throttling | Maximum sending rate exceeded. | Throttled | 400 Throttling (Maximum sending rate exceeded)
                    400 | Throttling | Daily message quota exceeded. | Throttled | 400 Throttling (Daily message quota exceeded)
                    400 | ThrottlingException | Rate exceeded | Throttled | 400 Throttling
                    429 | TooManyRequestsException | Too many requests | Throttled | 429 TooManyRequests
                    # somebody has to act
                    400 | AccountSendingPausedException | Sending paused. | ServerAway | 400 AccountSendingPaused
                    400 | MessageRejected | Sending paused for this account. | ServerAway | 400 MessageRejected
                    400 | MessageRejected | Sending suspended for this account. | ServerAway | 400 MessageRejected
                    400 | ConfigurationSetDoesNotExist | Configuration set <x> does not exist. | ServerAway | 400 ConfigurationSetDoesNotExist
                    400 | ConfigurationSetSendingPausedException | Sending paused. | ServerAway | 400 ConfigurationSetSendingPaused
                    400 | MailFromDomainNotVerifiedException | The MX record is missing. | ServerAway | 400 MailFromDomainNotVerified
                    400 | MessageRejected | Email address is not verified. The following identities failed the check in region EU-WEST-1: tickets@usher.example | ServerAway | 400 MessageRejected (Email address is not verified)
                    403 | AccessDenied | User is not authorized to perform ses:SendRawEmail | ServerAway | 403 AccessDenied
                    403 | SignatureDoesNotMatch | The request signature does not match | ServerAway | 403 SignatureDoesNotMatch
                    403 | InvalidClientTokenId | The security token is invalid | ServerAway | 403 InvalidClientTokenId
                    400 | RequestExpired | Request has expired. | ServerAway | 400 RequestExpired
                    # SES fails
                    500 | InternalFailure | Unknown error | ServerAway | 500 InternalFailure
                    503 | ServiceUnavailable | Temporary failure | ServerAway | 503 ServiceUnavailable
                    # the sandbox, which ends
                    400 | MessageRejected | Email address is not verified. The following identities failed the check in region EU-WEST-1: ada@example.org | NotAccepted | 400 MessageRejected (Email address is not verified)
                    # this mail
                    400 | MessageRejected | Message length is more than 10485760 bytes long | Refused | 400 MessageRejected
                    400 | InvalidParameterValue | Local address contains control or whitespace: ada @example.org | Refused | 400 InvalidParameterValue
                    400 | ValidationError | The input fails to satisfy the constraints | Refused | 400 ValidationError
                    # what nobody knows yet
                    400 | SomethingNewException | For ada@example.org | NotAccepted | 400 SomethingNew
                    502 | '' | '' | Unknown | 502
                    """)
    void anErrorOfSesIsOneOutcome(int status, String code, String message, String outcome, String reason) {
        var answer = AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code.isEmpty() ? null : code)
                        .errorMessage(message)
                        .build())
                .build();

        Handover handover = SesRefusal.of(answer, SENDER);

        assertThat(handover.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(handover).hasToString(outcome + "[reason=SES answered " + reason + "]");
    }
}
