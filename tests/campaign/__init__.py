"""The figures that factbox publishes about itself: each row a promise, tried until chance has had its say.

`tests/` tries a sample of every row with each `make test`; `make campaign` tries the whole, with the same functions.
"""
