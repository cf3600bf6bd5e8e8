package dev.usher.localcloud.testing;

/// What [OnLocalCloud] stands for.
final class OnLocalCloudExtension extends CloudParameter {

    OnLocalCloudExtension() {
        super(SharedLocalCloud.INSTANCE::newEnvironment);
    }
}
