package dev.usher.platform.lease;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/// Where leases are kept. A service whose instances share work sets `leases.table`.
///
/// @param table logical name in topology.json
@ConfigurationProperties("leases")
@Requires(property = "leases.table")
record LeaseConfig(String table) {}
