"""Pages: the one-file report."""
