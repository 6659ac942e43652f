"""How fast factbox is, beside others of its kind on the same articles: `make bench`."""
