"""The pure core: packs, answers, scoring. No files, clock, environment, randomness or printing."""
