package dev.usher.ticket.issuing;

import dev.usher.ticket.order.TicketStore;
import dev.usher.ticket.printing.TicketPdfs;
import java.util.function.Supplier;

/// Fails at one step of the work: before it is done, or when it is done and nobody has heard of it.
public final class Trap {
    private final int failsAt;
    private final boolean afterIt;
    private int step;

    private Trap(int failsAt, boolean afterIt) {
        this.failsAt = failsAt;
        this.afterIt = afterIt;
    }

    /// Nothing is done any more from this step on, counted from 1.
    public static Trap before(int step) {
        return new Trap(step, false);
    }

    /// This step, counted from 1, is the last that is done.
    public static Trap after(int step) {
        return new Trap(step, true);
    }

    /// Whether the work came as far as the trap.
    public boolean hasSprung() {
        return step >= failsAt;
    }

    /// A store whose every call is a step.
    public TicketStore store(TicketStore working) {
        return new TrappedStore(working, this);
    }

    /// PDFs whose every call is a step.
    public TicketPdfs pdfs(TicketPdfs working) {
        return new TrappedPdfs(working, this);
    }

    /// One step of the work.
    public synchronized <T> T step(Supplier<T> work) {
        step++;
        if (step > failsAt || (step == failsAt && !afterIt)) {
            throw new Sprung();
        }
        T result = work.get();
        if (step == failsAt) {
            throw new Sprung();
        }
        return result;
    }

    /// The crash.
    public static final class Sprung extends RuntimeException {
        private Sprung() {
            super("the power is gone");
        }
    }
}
