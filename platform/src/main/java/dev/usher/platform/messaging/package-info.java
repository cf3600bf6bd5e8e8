/// Consumes SQS through micronaut-jms-sqs so that no message is lost, repeated in a hot loop, or blocks
/// others.
@NullMarked
package dev.usher.platform.messaging;

import org.jspecify.annotations.NullMarked;
