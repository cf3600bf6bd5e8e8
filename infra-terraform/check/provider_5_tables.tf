# Added as well, to the root with the tables: provider 5 does not know their warm_throughput.
resource "aws_dynamodb_table" "this" {
  lifecycle {
    # An empty list would leave the original one in place.
    ignore_changes = [read_capacity]
  }
}
