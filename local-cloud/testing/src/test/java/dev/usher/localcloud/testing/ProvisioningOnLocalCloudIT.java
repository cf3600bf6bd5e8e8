package dev.usher.localcloud.testing;

@OnLocalCloud
final class ProvisioningOnLocalCloudIT extends ProvisioningContract {

    ProvisioningOnLocalCloudIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
