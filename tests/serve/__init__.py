"""Tests of the preview, a package so that they can import `underway`."""
