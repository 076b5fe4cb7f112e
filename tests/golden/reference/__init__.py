"""What make_golden.py is made of: small models with random weights, run by the reference, with their intermediates kept."""
