"""The command line, as people meet it: the real command in real folders."""
