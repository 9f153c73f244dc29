"""One module for each screen: a question to the ledger, and the template that shows its answer."""
