package dev.usher.validation.device;

class InMemoryDeviceStoreTest extends DeviceStoreContract {
    private final DeviceStore store = new InMemoryDeviceStore();

    @Override
    DeviceStore store() {
        return store;
    }
}
