"""Reports: the assessment as a view, the view as a page, the page as a file."""
