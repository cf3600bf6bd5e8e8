package dev.usher.platform.aws;

import dev.usher.platform.service.Setting;
import dev.usher.platform.service.SettingException;
import dev.usher.platform.service.Settings;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.regex.Pattern;

/// Where this service runs on AWS.
///
/// @param env part of every resource's name: `prod`, `dev`, `local`
/// @param awsRegion such as `eu-west-1`
/// @param awsAccountId twelve digits; part of a topic's ARN
/// @param restoredTables tables that were restored under another name, such as
///     `payments=event-ticketing-payments-prod-restored`, separated by commas
@ConfigurationProperties("usher")
record AwsConfig(
        @Setting String env,
        @Setting String awsRegion,
        @Setting String awsAccountId,
        @Setting String restoredTables) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    AwsConfig {
        env = Settings.require(env, "USHER_ENV", "the environment in resource names, such as prod or local");
        awsRegion = Settings.require(awsRegion, "AWS_REGION", "the region of all resources, such as eu-west-1");
        awsAccountId = Settings.require(awsAccountId, "AWS_ACCOUNT_ID", "the twelve-digit account of all resources");
        if (!NAME.matcher(env).matches()) {
            throw new SettingException("USHER_ENV", "must be letters, digits, hyphens and underscores, such as prod");
        }
        if (!NAME.matcher(awsRegion).matches()) {
            throw new SettingException("AWS_REGION", "must be the name of a region, such as eu-west-1");
        }
        if (!ACCOUNT.matcher(awsAccountId).matches()) {
            throw new SettingException("AWS_ACCOUNT_ID", "must be twelve digits");
        }
        restoredTables = RestoredTables.checked(restoredTables);
    }
}
