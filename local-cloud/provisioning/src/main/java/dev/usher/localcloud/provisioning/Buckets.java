package dev.usher.localcloud.provisioning;

import dev.usher.contracts.topology.Topology;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The S3 buckets.
final class Buckets {

    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client s3;

    Buckets(S3Client s3) {
        this.s3 = s3;
    }

    void provision(Topology topology, PhysicalNames names) {
        topology.buckets().keySet().stream().map(names::ofBucket).forEach(bucket -> {
            create(bucket);
            letPagesRead(bucket);
        });
    }

    private void create(String name) {
        try {
            s3.createBucket(request -> request.bucket(name));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException exists) {
            // A stranger's bucket is refused here.
            s3.headBucket(request -> request.bucket(name).expectedBucketOwner(AwsEndpoints.ACCOUNT));
        }
    }

    private void letPagesRead(String name) {
        try {
            s3.putBucketCors(request -> request.bucket(name).corsConfiguration(BucketCors.configuration()));
        } catch (S3Exception e) {
            // local-cloud's own has the rule from its start, and knows no call for it.
            if (e.statusCode() != NOT_IMPLEMENTED) {
                throw e;
            }
        }
    }
}
