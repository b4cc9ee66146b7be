"""A long report rendered as two parts at once, in two processes, and joined into one PDF.

The two exchange what the other one's pages must know: how many pages there are, and on which of them the
targets of links stand. The file does not depend on how the work was shared out: the parts are always the
same, on one processor and on many.
"""
