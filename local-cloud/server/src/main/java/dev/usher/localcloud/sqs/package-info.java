/// SQS, emulated by ElasticMQ.
@NullMarked
package dev.usher.localcloud.sqs;

import org.jspecify.annotations.NullMarked;
