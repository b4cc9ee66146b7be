"""The bench: checks that prove a rule pack sound, beyond what its loader refuses. One file per family."""
