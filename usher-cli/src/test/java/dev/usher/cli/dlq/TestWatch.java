package dev.usher.cli.dlq;

import java.util.function.IntConsumer;

/// Watches an act, and does something in the meantime.
final class TestWatch implements Watch {
    private final IntConsumer afterEach;
    private boolean isStopped;
    private boolean goesOn;

    /// @param afterEach gets how many letters are done
    TestWatch(IntConsumer afterEach) {
        this.afterEach = afterEach;
    }

    static TestWatch quiet() {
        return new TestWatch(_ -> {});
    }

    TestWatch goingOn() {
        goesOn = true;
        return this;
    }

    void stop() {
        isStopped = true;
    }

    @Override
    public boolean isStopped() {
        return isStopped;
    }

    @Override
    public void progress(String step, int done, int of) {
        afterEach.accept(done);
    }

    @Override
    public boolean goesOnWithoutVerdict() {
        return goesOn;
    }
}
