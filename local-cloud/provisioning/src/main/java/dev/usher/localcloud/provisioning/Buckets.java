package dev.usher.localcloud.provisioning;

import dev.usher.contracts.topology.Topology;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/// The S3 buckets.
final class Buckets {

    private final S3Client s3;

    Buckets(S3Client s3) {
        this.s3 = s3;
    }

    void provision(Topology topology, PhysicalNames names) {
        topology.buckets().keySet().forEach(bucket -> create(names.ofBucket(bucket)));
    }

    private void create(String name) {
        try {
            s3.createBucket(request -> request.bucket(name));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException exists) {
            // A stranger's bucket is refused here.
            s3.headBucket(request -> request.bucket(name).expectedBucketOwner(AwsEndpoints.ACCOUNT));
        }
    }
}
