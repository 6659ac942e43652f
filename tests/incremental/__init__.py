"""Incremental builds against clean ones."""
