"""What the commands print, built as lines of text."""
