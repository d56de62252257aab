"""The command line: a command only parses arguments and calls what can be called without it."""
