"""Many documents over many processes and machines: pools, shards with a manifest, executors, merging."""
