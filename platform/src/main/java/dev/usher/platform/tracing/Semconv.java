package dev.usher.platform.tracing;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;

/// The names of OpenTelemetry's semantic conventions 1.45 that we use. They are written here and not taken from a
/// library, because those for messaging are not stable yet: a new version of a library must not rename what people
/// search for.
final class Semconv {
    static final AttributeKey<String> DEPLOYMENT_ENVIRONMENT_NAME = stringKey("deployment.environment.name");
    static final AttributeKey<String> SERVICE_INSTANCE_ID = stringKey("service.instance.id");
    static final AttributeKey<String> SERVICE_NAME = stringKey("service.name");
    static final AttributeKey<String> SERVICE_NAMESPACE = stringKey("service.namespace");
    static final AttributeKey<String> SERVICE_VERSION = stringKey("service.version");

    static final AttributeKey<String> ERROR_TYPE = stringKey("error.type");

    static final AttributeKey<String> HTTP_REQUEST_METHOD = stringKey("http.request.method");
    static final AttributeKey<Long> HTTP_RESPONSE_STATUS_CODE = longKey("http.response.status_code");
    static final AttributeKey<String> HTTP_ROUTE = stringKey("http.route");

    static final AttributeKey<String> MESSAGING_DESTINATION_NAME = stringKey("messaging.destination.name");
    static final AttributeKey<String> MESSAGING_MESSAGE_ID = stringKey("messaging.message.id");
    static final AttributeKey<String> MESSAGING_OPERATION_NAME = stringKey("messaging.operation.name");
    static final AttributeKey<String> MESSAGING_OPERATION_TYPE = stringKey("messaging.operation.type");
    static final AttributeKey<String> MESSAGING_SYSTEM = stringKey("messaging.system");

    static final String PROCESS = "process";
    static final String SEND = "send";
    static final String SNS = "aws.sns";
    static final String SQS = "aws_sqs";

    private Semconv() {}
}
