"""One module for each format: what it holds, as `Found`, in the order of the file."""
