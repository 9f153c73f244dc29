"""The local web application: read, check, compare and correct in a browser, offline."""
