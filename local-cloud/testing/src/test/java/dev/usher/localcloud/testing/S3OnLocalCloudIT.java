package dev.usher.localcloud.testing;

@OnLocalCloud
final class S3OnLocalCloudIT extends S3Contract {

    S3OnLocalCloudIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
