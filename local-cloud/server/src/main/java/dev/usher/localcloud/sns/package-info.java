/// SNS in front of any SQS: topics, subscriptions, filters and fan-out.
@NullMarked
package dev.usher.localcloud.sns;

import org.jspecify.annotations.NullMarked;
