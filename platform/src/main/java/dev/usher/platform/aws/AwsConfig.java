package dev.usher.platform.aws;

import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/// Where this service runs on AWS.
///
/// @param env part of every resource's name: `prod`, `dev`, `local`
/// @param awsRegion such as `eu-west-1`
/// @param awsAccountId twelve digits; part of a topic's ARN
@ConfigurationProperties("usher")
record AwsConfig(
        @Nullable String env,
        @Nullable String awsRegion,
        @Nullable String awsAccountId) {
    AwsConfig {
        env = Settings.require(env, "USHER_ENV", "the environment in resource names, such as prod or local");
        awsRegion = Settings.require(awsRegion, "AWS_REGION", "the region of all resources, such as eu-west-1");
        awsAccountId = Settings.require(awsAccountId, "AWS_ACCOUNT_ID", "the twelve-digit account of all resources");
    }
}
