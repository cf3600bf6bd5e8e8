package dev.usher.localcloud.permission;

/// One action on one resource, as IAM sees it. A request can be several: a transaction is the writes that it
/// consists of.
///
/// @param action such as `dynamodb:PutItem`
/// @param name the resource's name on AWS
/// @param part of the resource: empty, or `/index/by-user`, or `/*` for the objects of a bucket
record AwsCall(String action, Kind kind, String name, String part) {

    static AwsCall of(String action, Kind kind, String name) {
        return new AwsCall(action, kind, name, "");
    }

    String arn() {
        return kind.arnPrefix + name + part;
    }

    /// What can be called, with its word in permissions.json.
    enum Kind {
        TABLE("table", "arn:aws:dynamodb:us-east-1:000000000000:table/"),
        QUEUE("queue", "arn:aws:sqs:us-east-1:000000000000:"),
        TOPIC("topic", "arn:aws:sns:us-east-1:000000000000:"),
        BUCKET("bucket", "arn:aws:s3:::");

        private final String word;
        private final String arnPrefix;

        Kind(String word, String arnPrefix) {
            this.word = word;
            this.arnPrefix = arnPrefix;
        }

        String word() {
            return word;
        }
    }
}
