package dev.usher.localcloud.testing;

@OnLocalStack
final class ProvisioningOnLocalStackIT extends ProvisioningContract {

    ProvisioningOnLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
