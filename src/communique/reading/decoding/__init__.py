"""What the model holds the words of a document to say, as drafts: one module for each type of record."""
