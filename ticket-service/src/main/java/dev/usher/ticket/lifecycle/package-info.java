/// What happens to tickets after they were issued: renamed, issued anew, revoked, refunded, disputed,
/// restored.
@NullMarked
package dev.usher.ticket.lifecycle;

import org.jspecify.annotations.NullMarked;
