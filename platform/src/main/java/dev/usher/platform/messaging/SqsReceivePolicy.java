package dev.usher.platform.messaging;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// Mends two habits of amazon-sqs-java-messaging-lib where it cannot be configured: it long-polls for 20 s,
/// which a stop must wait out, and it asks for all message attributes, of which a malformed number ends its
/// receiving thread.
@Singleton
final class SqsReceivePolicy implements BeanCreatedEventListener<SqsClientBuilder>, Ordered {
    static final List<String> ATTRIBUTES_WE_READ = List.of("type", "messageId");
    private static final int LONGEST_WAIT_SECONDS = 2;

    /// After listeners that replace the whole override configuration instead of adding to it.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public SqsClientBuilder onCreated(BeanCreatedEvent<SqsClientBuilder> event) {
        SqsClientBuilder builder = event.getBean();
        return builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(new Interceptor())
                .build());
    }

    private static final class Interceptor implements ExecutionInterceptor {
        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            if (context.request() instanceof ReceiveMessageRequest receive) {
                Integer asked = receive.waitTimeSeconds();
                int wait = asked == null ? LONGEST_WAIT_SECONDS : Math.min(asked, LONGEST_WAIT_SECONDS);
                return receive.toBuilder()
                        .waitTimeSeconds(wait)
                        .messageAttributeNames(ATTRIBUTES_WE_READ)
                        .build();
            }
            return context.request();
        }
    }
}
