"""The trained weights and tables that travel with the program; see `MODEL_CARD.md`."""
