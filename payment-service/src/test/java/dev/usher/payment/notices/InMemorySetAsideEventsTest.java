package dev.usher.payment.notices;

class InMemorySetAsideEventsTest extends SetAsideEventsContract {
    private final InMemorySetAsideEvents store = new InMemorySetAsideEvents();

    @Override
    SetAsideEvents store() {
        return store;
    }
}
