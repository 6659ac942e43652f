"""The bars that every page has to clear, checked on a built site from outside, whatever pages it has."""
