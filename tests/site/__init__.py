"""Tests of publishing, a package so that they can share `publishing`."""
