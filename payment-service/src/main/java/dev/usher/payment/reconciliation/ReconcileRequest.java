package dev.usher.payment.reconciliation;

/// A request by operations to compare payments with Stripe's.
///
/// @param what a registration, or two instants with a slash in between, as they wrote it
/// @param dryRun whether to settle nothing
record ReconcileRequest(String requestId, String what, boolean dryRun) {}
