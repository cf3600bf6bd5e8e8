package dev.usher.localcloud.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.localcloud.stripe.protocol.Origin;
import dev.usher.localcloud.stripe.protocol.Parameters;

/// One call that got past the door.
///
/// @param caller whose key it carries
/// @param parameters of the body, or of the query string of a GET
/// @param origin what its events will say about it
record ApiCall(ApiKeys.Caller caller, Parameters parameters, Origin origin) {

    /// What a call does.
    @FunctionalInterface
    interface Operation {
        /// Does it.
        ///
        /// @throws dev.usher.localcloud.stripe.protocol.ApiFailure for every answer that is not 200
        ObjectNode perform(ApiCall call);
    }
}
