"""Who does the shards of a plan: local processes, Dask, Ray; each over the same function."""
