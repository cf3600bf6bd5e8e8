package dev.usher.localcloud.testing;

@OnLocalStack
final class S3OnLocalStackIT extends S3Contract {

    S3OnLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
