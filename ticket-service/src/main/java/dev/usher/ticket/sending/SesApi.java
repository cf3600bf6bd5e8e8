package dev.usher.ticket.sending;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/// Calls the API of Amazon SES: version 2010-12-01, which is forms that are answered with XML (SES API
/// Reference). The SDK signs and sends them. Its own client for SES is not used: it does not say whether a
/// call that was not answered had left, and there is none in the version of our other clients (docs/adr/0002).
final class SesApi {
    private static final int OK = 200;

    /// SES's answers are far shorter.
    private static final int MOST_BYTES = 64 * 1024;

    private static final Pattern CODE = Pattern.compile("<Code>([^<]*)</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

    private final URI endpoint;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final SdkHttpClient http;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    SesApi(URI endpoint, String region, AwsCredentialsProvider credentials, SdkHttpClient http) {
        this.endpoint = endpoint;
        this.region = region;
        this.credentials = credentials;
        this.http = http;
    }

    /// Makes a call, once.
    ///
    /// @param parameters with `Action` and `Version`
    /// @param limit after which the call is given up
    /// @return what SES answers, in XML
    /// @throws AwsServiceException if SES answers with an error
    /// @throws NoAnswer if it does not answer
    String call(Map<String, String> parameters, Duration limit) throws NoAnswer {
        var watch = new Watch();
        try {
            SignedRequest request = signed(form(parameters));
            ExecutableHttpRequest call = http.prepareRequest(HttpExecuteRequest.builder()
                    .request(request.request())
                    .contentStreamProvider(request.payload().map(watch::over).orElse(null))
                    .build());
            return checked(answer(call, limit));
        } catch (AwsServiceException answer) {
            throw answer;
        } catch (IOException | RuntimeException e) {
            throw new NoAnswer(watch.isSent, e);
        }
    }

    private SignedRequest signed(byte[] form) {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .putHeader("Content-Length", Integer.toString(form.length))
                // One connection for each mail, as with SMTP. A connection that SES closes while we write to it looks
                // like
                // an answer that was lost, and then a person has to decide.
                .putHeader("Connection", "close")
                .build();
        return signer.sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(ContentStreamProvider.fromByteArrayUnsafe(form))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ses")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    }

    private static byte[] form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Answer answer(ExecutableHttpRequest call, Duration limit) throws IOException {
        Thread alarm = Thread.startVirtualThread(() -> abortAfter(limit, call));
        try {
            HttpExecuteResponse response = call.call();
            try (AbortableInputStream body = response.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
                return new Answer(
                        response.httpResponse().statusCode(),
                        new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            }
        } finally {
            alarm.interrupt();
        }
    }

    private static void abortAfter(Duration limit, ExecutableHttpRequest call) {
        try {
            Thread.sleep(limit);
            call.abort();
        } catch (InterruptedException e) {
            // The call has ended.
        }
    }

    private static String checked(Answer answer) {
        if (answer.status != OK) {
            throw AwsServiceException.builder()
                    .statusCode(answer.status)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode(first(CODE, answer.body))
                            .errorMessage(first(MESSAGE, answer.body))
                            .build())
                    .build();
        }
        return answer.body;
    }

    private static String first(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }

    private record Answer(int status, String body) {}

    /// No answer came; the message is one word about why. If not all of the request was sent, SES has no mail; if it
    /// was, nobody knows.
    static final class NoAnswer extends Exception {
        private final boolean wasSent;

        private NoAnswer(boolean wasSent, Exception cause) {
            super(cause.getClass().getSimpleName(), cause);
            this.wasSent = wasSent;
        }

        /// Whether the last byte of the request was handed to the connection.
        boolean wasSent() {
            return wasSent;
        }
    }

    /// Notes whether all of a request was read to be sent.
    private static final class Watch {
        private volatile boolean isSent;

        ContentStreamProvider over(ContentStreamProvider content) {
            return () -> new WatchedStream(content.newStream());
        }

        private final class WatchedStream extends FilterInputStream {
            WatchedStream(InputStream content) {
                super(content);
            }

            @Override
            public int read() throws IOException {
                int read = super.read();
                note();
                return read;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                note();
                return read;
            }

            /// What is left is known: the request is in memory.
            private void note() throws IOException {
                isSent = in.available() == 0;
            }
        }
    }
}
