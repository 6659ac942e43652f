"""An example project with every kind of page, for tests, measurements and pictures."""
