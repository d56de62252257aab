"""The drafts of the rules and those of the model made one list: one module for each type of record."""
