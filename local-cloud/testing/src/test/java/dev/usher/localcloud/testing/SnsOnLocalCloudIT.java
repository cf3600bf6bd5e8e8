package dev.usher.localcloud.testing;

@OnLocalCloud
final class SnsOnLocalCloudIT extends SnsContract {

    SnsOnLocalCloudIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
