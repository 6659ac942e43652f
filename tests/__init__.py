"""Tests, a package so that every folder's tests can import `tests.small_project`."""
