/// What happens to tickets after they were issued: renamed, reissued, revoked, refunded, disputed,
/// restored.
@NullMarked
package dev.usher.ticket.lifecycle;

import org.jspecify.annotations.NullMarked;
