package dev.usher.localcloud.provisioning;

import dev.usher.contracts.topology.Topology;

/// The names on AWS of one environment.
record PhysicalNames(Topology topology, String environment) {

    String of(String logicalName) {
        return topology.physicalName(logicalName, environment);
    }

    String ofBucket(String logicalName) {
        return topology.bucketName(logicalName, environment, AwsEndpoints.ACCOUNT);
    }
}
