package dev.usher.localcloud.launcher;

/// The access key ids by which a local cloud identifies its callers. The secret of all of them is `test`,
/// since LocalStack checks the signatures of links against that one.
public final class AccessKeys {

    private AccessKeys() {}

    /// The id of a service, such as `paymentservice`. Letters and digits only: DynamoDB Local refuses anything
    /// else.
    public static String idOf(String service) {
        return service.replace("-", "");
    }
}
