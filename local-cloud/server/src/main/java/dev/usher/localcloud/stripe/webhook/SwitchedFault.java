package dev.usher.localcloud.stripe.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A fault that is switched on, and how often it met something and struck. Not thread-safe.
final class SwitchedFault {

    private final Fault fault;
    private int met;
    private int struck;

    SwitchedFault(Fault fault) {
        this.fault = fault;
    }

    String value() {
        return fault.value();
    }

    /// Whether it strikes this one; counts it.
    ///
    /// @param where the event type or the call
    boolean strikes(String name, String where) {
        if (!fault.name().equals(name) || !(fault.on().isEmpty() || fault.on().contains(where))) {
            return false;
        }
        var times = fault.times();
        met++;
        if (met % fault.every() != 0 || (times != null && struck >= times)) {
            return false;
        }
        struck++;
        return true;
    }

    ObjectNode toJson() {
        var times = fault.times();
        var json = fault.toJson().put("struck", struck);
        return times == null ? json.putNull("remaining") : json.put("remaining", times - struck);
    }
}
