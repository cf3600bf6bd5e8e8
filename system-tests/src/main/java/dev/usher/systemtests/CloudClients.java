package dev.usher.systemtests;

import dev.usher.localcloud.launcher.LocalCloudProcess;
import dev.usher.localcloud.provisioning.AwsClients;
import dev.usher.localcloud.provisioning.AwsEndpoints;

/// Clients for the AWS of a stack, for those who look behind its services.
public final class CloudClients {
    private CloudClients() {}

    /// New clients, which the caller closes.
    public static AwsClients of(LocalCloudProcess cloud) {
        return new AwsClients(AwsEndpoints.local(
                cloud.address("sqs"), cloud.address("sns"), cloud.address("dynamodb"), cloud.address("s3")));
    }
}
