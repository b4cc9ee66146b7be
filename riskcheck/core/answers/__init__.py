"""Answers and answer sheets."""
