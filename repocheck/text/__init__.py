"""Small things about text that more than one package needs."""
