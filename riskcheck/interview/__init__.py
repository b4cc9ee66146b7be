"""Asking people: a state machine that knows no terminal, and the front ends that it asks through."""
