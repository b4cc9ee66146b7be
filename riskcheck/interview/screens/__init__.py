"""What stands on a terminal, as lines of a given width and height: pure text, no terminal needed."""
