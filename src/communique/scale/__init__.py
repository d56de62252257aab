"""Archives that outgrow one process: shards over processes, Dask or Ray, and what they give joined again."""
