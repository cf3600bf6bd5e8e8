package dev.usher.ticket.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.platform.aws.ResourceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Looks at the requests, because LocalStack 4.14 ignores the expected owner of a put or a delete.
class BucketOwnerTest {
    private static final String ACCOUNT = "123456789012";

    private final List<Optional<String>> expected = new ArrayList<>();

    @Test
    void everyCallSaysWhoseTheBucketMustBe() {
        try (var s3 = S3Client.builder()
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .overrideConfiguration(override -> override.addExecutionInterceptor(new Recorder()))
                        .build();
                var presigner = S3Presigner.builder().region(Region.EU_WEST_1).build()) {
            var pdfs = new S3TicketPdfs(s3, presigner, ResourceNames.in("prod", "eu-west-1", ACCOUNT));

            Stream.<ThrowingCallable>of(
                            () -> pdfs.put("tickets/one.pdf", new byte[1], "hash"),
                            () -> pdfs.contentHash("tickets/one.pdf"),
                            () -> pdfs.delete(List.of("tickets/one.pdf")))
                    .forEach(call -> assertThatThrownBy(call).isInstanceOf(NotSent.class));
        }

        assertThat(expected).hasSize(3).containsOnly(Optional.of(ACCOUNT));
    }

    private final class Recorder implements ExecutionInterceptor {
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            expected.add(context.request().getValueForField("ExpectedBucketOwner", String.class));
            throw new NotSent();
        }
    }

    private static final class NotSent extends RuntimeException {}
}
