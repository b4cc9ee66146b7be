"""What makes a PDF fit for an archive: PDF/A-3a and PDF/UA-1 in one file, with what it was made from inside.

`enclosures` says what goes in, `manifest` what is known about it, `writing` writes it.
"""
