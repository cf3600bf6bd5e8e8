package dev.usher.localcloud.testing;

@OnLocalStack
final class SnsOnLocalStackIT extends SnsContract {

    SnsOnLocalStackIT(CloudUnderTest cloud) {
        super(cloud);
    }
}
