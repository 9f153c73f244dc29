"""What is done with readings: checking a quotation against them."""
