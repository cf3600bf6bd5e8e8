package dev.usher.localcloud.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// How S3 keeps objects and lets strangers read them by a link.
abstract class S3Contract {

    private static final byte[] CONTENT = "%PDF-1.7 not really".getBytes(UTF_8);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final CloudUnderTest cloud;
    private final String bucket;
    private String key = "";

    S3Contract(CloudUnderTest cloud) {
        this.cloud = cloud;
        this.bucket = cloud.bucketName("tickets");
    }

    @BeforeEach
    void putTicket() {
        key = "tickets/" + System.nanoTime() + ".pdf";
        cloud.s3()
                .putObject(
                        request -> request.bucket(bucket)
                                .key(key)
                                .contentType("application/pdf")
                                .contentDisposition("attachment; filename=\"ticket.pdf\"")
                                .serverSideEncryption(ServerSideEncryption.AES256),
                        RequestBody.fromBytes(CONTENT));
    }

    @Test
    void anObjectComesBackWithContentTypeAndDisposition() {
        var object =
                cloud.s3().getObjectAsBytes(request -> request.bucket(bucket).key(key));

        assertThat(object.asByteArray()).isEqualTo(CONTENT);
        assertThat(object.response().contentType()).isEqualTo("application/pdf");
        assertThat(object.response().contentDisposition()).isEqualTo("attachment; filename=\"ticket.pdf\"");
    }

    @Test
    void anObjectThatExistsIsNotOverwrittenOnRequest() {
        assertThatThrownBy(() -> cloud.s3()
                        .putObject(
                                request -> request.bucket(bucket).key(key).ifNoneMatch("*"),
                                RequestBody.fromString("other")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refusal -> assertThat(refusal.statusCode()).isEqualTo(412));
    }

    @Test
    void aLinkOpensTheObjectForAnybody() throws Exception {
        var answer = get(link());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CONTENT);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
    }

    @Test
    void aLinkToAnotherObjectWithTheSameSignatureIsForbidden() throws Exception {
        var answer = get(URI.create(link().toString().replace(".pdf", "0.pdf")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aLinkWithALongerLifeThanItWasSignedForIsForbidden() throws Exception {
        var answer = get(URI.create(link().toString().replace("X-Amz-Expires=900", "X-Amz-Expires=90000")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aLinkIsForbiddenAfterFifteenMinutesAndNotBefore() throws Exception {
        var almostOver = get(linkSignedAgo(Duration.ofSeconds(880)));
        var over = get(linkSignedAgo(Duration.ofSeconds(910)));

        assertThat(almostOver.statusCode()).isEqualTo(200);
        assertThat(over.statusCode()).isEqualTo(403);
    }

    @Test
    void aLinkWithAnotherSignatureIsForbidden() throws Exception {
        var answer = get(URI.create(link().toString().replace("X-Amz-Signature=", "X-Amz-Signature=0")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void onlyAPageOfThisMachineMayReadWhatALinkOpens() throws Exception {
        var page = getFrom("http://localhost:3000");
        var stranger = getFrom("https://example.com");

        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:3000");
        assertThat(page.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("Content-Disposition", "Content-Length");
        assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private HttpResponse<byte[]> getFrom(String origin) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(link()).header("Origin", origin).build(), BodyHandlers.ofByteArray());
    }

    final URI link() {
        return URI.create(cloud.s3Presigner()
                .presignGetObject(request -> request.signatureDuration(Duration.ofMinutes(15))
                        .getObjectRequest(object -> object.bucket(bucket).key(key)))
                .url()
                .toString());
    }

    /// The presigner always signs now, and a test does not wait for fifteen minutes.
    private URI linkSignedAgo(Duration age) {
        var endpoint = cloud.endpoints();
        var request = SdkHttpRequest.builder()
                .uri(URI.create(endpoint.s3() + "/" + bucket + "/" + key))
                .method(SdkHttpMethod.GET)
                .build();
        return AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(
                                AwsBasicCredentials.create(endpoint.accessKey(), endpoint.secretKey()))
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, endpoint.region())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(15))
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(
                                HttpSigner.SIGNING_CLOCK,
                                Clock.fixed(Instant.now().minus(age), ZoneOffset.UTC)))
                .request()
                .getUri();
    }

    static HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }
}
