/// Ids as they are stored, sent and shown: `REG#<uuid>`, `EVENT#<uuid>`, `USER#<sub>`, `TICKET#<uuid>`.
@NullMarked
package dev.usher.contracts.id;

import org.jspecify.annotations.NullMarked;
