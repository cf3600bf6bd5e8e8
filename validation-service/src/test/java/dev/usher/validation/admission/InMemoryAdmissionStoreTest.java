package dev.usher.validation.admission;

class InMemoryAdmissionStoreTest extends AdmissionStoreContract {
    private final AdmissionStore store = new InMemoryAdmissionStore();

    @Override
    AdmissionStore store() {
        return store;
    }
}
