package dev.usher.platform.messaging;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/// Corrects amazon-sqs-java-messaging-lib where it cannot be configured: it long-polls for 20 s, which a stop
/// must wait out ([MessagesConfig#longestPoll]); it reads all message attributes, and a malformed number ends its
/// receiving thread; and it
/// does not report a thread that has ended.
@Singleton
final class SqsReceivePolicy implements BeanCreatedEventListener<SqsClientBuilder>, Ordered {
    /// Including the SDK's retries. A hanging receive looks like a thread that has ended.
    static final Duration LONGEST_RECEIVE = Duration.ofSeconds(15);

    private final ReceiveThreads threads;
    private final int longestPollSeconds;

    SqsReceivePolicy(ReceiveThreads threads, MessagesConfig config) {
        this.threads = threads;
        this.longestPollSeconds = (int) config.longestPoll().toSeconds();
    }

    /// After listeners that replace the whole override configuration instead of adding to it.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public SqsClientBuilder onCreated(BeanCreatedEvent<SqsClientBuilder> event) {
        return applyTo(event.getBean());
    }

    SqsClientBuilder applyTo(SqsClientBuilder builder) {
        // The SDK would compare the attributes with the MD5 of what they were before they were packed. TLS
        // protects all of it.
        return builder.checksumValidationEnabled(false)
                .overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .addExecutionInterceptor(new Interceptor(threads, longestPollSeconds))
                        .build());
    }

    private record Interceptor(ReceiveThreads threads, int longestPollSeconds) implements ExecutionInterceptor {
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            if (context.request() instanceof ReceiveMessageRequest receive) {
                threads.receives(receive.queueUrl());
                Integer asked = receive.waitTimeSeconds();
                int wait = asked == null ? longestPollSeconds : Math.min(asked, longestPollSeconds);
                return receive.toBuilder()
                        .waitTimeSeconds(wait)
                        .overrideConfiguration(override -> override.apiCallTimeout(LONGEST_RECEIVE))
                        .build();
            }
            return context.request();
        }

        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            return context.response() instanceof ReceiveMessageResponse received
                    ? received.toBuilder()
                            .messages(received.messages().stream()
                                    .map(PackedAttributes::pack)
                                    .toList())
                            .build()
                    : context.response();
        }
    }
}
