/// What each caller may do on this cloud: one door before SQS, SNS, DynamoDB and S3 that knows the caller,
/// refuses what permissions.json does not grant, and notes what is called.
@NullMarked
package dev.usher.localcloud.permission;

import org.jspecify.annotations.NullMarked;
